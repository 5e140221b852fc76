"""The changes of the initiatives and goals: what came, what went, and what each says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from apcli.editions.change import ChangeKind, PlanChange, Sort, Source
from apcli.editions.differences import FORM, Place, of_models
from apcli.editions.indicator_changes import indicator_changes
from apcli.editions.lineage import IndicatorId
from apcli.editions.sorting import change_of
from apcli.models import Goal
from apcli.text.matching import rising

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.editions.differences import Difference
    from apcli.editions.lineage import Lineage, Sheets
    from apcli.models import InCharge, Sheet
    from apcli.workspace import Workspace

_BY_ITSELF = frozenset({*FORM, "indicators", "in_charge"})
_FIRST = frozenset({"number", "title", "change"})
"""The fields before the departments."""


def sheet_changes(old: Workspace, new: Workspace, found: Lineage) -> Iterator[PlanChange]:
    """The changes in the order of the new edition; what has gone without a successor comes last."""
    pairs = _Pairs(old, new, found)
    for key in new.sheets:
        yield from pairs.of(key)
    for key, sheet in old.sheets.items():
        if key not in found.sheets:
            kind = ChangeKind.REMOVED if sheet.ended else ChangeKind.ENDED
            yield _event(kind, sheet, None, (key,), ())


def origin_of(key: str, old: Sheets, new: Sheets, found: Lineage) -> str | None:
    """The sheet of the old edition whose texts a new one continues; None if there is none.

    It is that of the same key, else the first predecessor that is no more. Of what was split its
    first part continues the texts.
    """
    if key in old:
        return key
    named = getattr(new[key], "predecessors", ())
    gone = (each for each in named if each in old and found.sheets.get(each, ())[:1] == (key,))
    return next((each for each in gone if type(old[each]) is type(new[key])), None)


class _Pairs:
    """The sheets of two editions, matched."""

    def __init__(self, old: Workspace, new: Workspace, found: Lineage) -> None:
        self._old, self._new, self._found = old.sheets, new.sheets, found
        self._origins: dict[str, tuple[str, ...]] = dict.fromkeys(new.sheets, ())
        for key, later in found.sheets.items():
            for each in later:
                self._origins[each] = (*self._origins[each], key)
        self._came: dict[IndicatorId, list[IndicatorId]] = {}
        for before, after in found.indicators.items():
            self._came.setdefault(after, []).append(before)
        self._renamed = {
            name: each.name for each in new.taxonomy.departments for name in each.formerly
        }

    def of(self, key: str) -> Iterator[PlanChange]:
        """The changes of a sheet of the new edition."""
        sheet, origins = self._new[key], self._origins[key]
        origin = origin_of(key, self._old, self._new, self._found)
        yield from self._lines(key)
        if not origins:
            yield _event(ChangeKind.NEW, None, sheet, (), (key,))
        if origin is not None and type(self._old[origin]) is not type(sheet):
            yield _event(ChangeKind.REMOVED, self._old[origin], None, (origin,), ())
            yield _event(ChangeKind.NEW, None, sheet, (), (key,))
        elif origin is not None:
            before = self._old[origin]
            yield from _life(before, sheet, origin, key)
            yield from self._fields(before, sheet, origin, key)
        if origins:
            yield from self._indicators(key, origins)

    def _lines(self, key: str) -> Iterator[PlanChange]:
        """What the sheet was merged from, or split off, or called."""
        sheet, origins = self._new[key], self._origins[key]
        if len(origins) > 1:
            yield _event(ChangeKind.MERGED, None, sheet, origins, (key,))
        for origin in origins:
            parts = self._found.sheets[origin]
            if len(parts) > 1 and parts[0] == key:  # once, where the first part stands
                yield _event(ChangeKind.SPLIT, self._old[origin], None, (origin,), parts)
        if len(origins) == 1 and origins[0] != key and len(self._found.sheets[origins[0]]) == 1:
            at = Place().field("key")
            yield _of_sheet(at, origins[0], key, ChangeKind.RENAMED, sheet, (origins[0], key))

    def _fields(self, old: Sheet, new: Sheet, origin: str, key: str) -> Iterator[PlanChange]:
        keys = {"old_keys": (origin,), "new_keys": (key,)}
        found = [*of_models(old, new, Place(), _BY_ITSELF)]
        before = tuple(
            each.model_copy(update={"name": self._renamed.get(each.name, each.name)})
            for each in old.in_charge
        )
        if _named(before) != _named(new.in_charge):
            at = Place().field("departments")
            place = sum(each.fields[0] in _FIRST for each in found)
            found.insert(place, at.differ(old.in_charge, new.in_charge))
        for each in found:
            if not _follows_from_ending(each, old, new):
                yield change_of(each, _source(new), **keys)

    def _indicators(self, key: str, origins: tuple[str, ...]) -> Iterator[PlanChange]:
        sheet, source = self._new[key], _source(self._new[key])
        came = {name: self._came.get(IndicatorId(key, name), []) for name in sheet.indicators}
        for name, indicator in sheet.indicators.items():
            after = IndicatorId(key, name)
            if not came[name]:
                yield _indicator(ChangeKind.ADDED, None, after, None, indicator, source)
                continue
            first, *others = _own_first(came[name], after)
            before = self._old[first.sheet].indicators[first.indicator]
            kind = self._way(first, after)
            if kind is not None:
                yield _indicator(kind, first, after, before, indicator, source)
            yield from indicator_changes(before, indicator, (first, after), source)
            for other in others:
                merged = self._old[other.sheet].indicators[other.indicator]
                yield _indicator(ChangeKind.MERGED, other, after, merged, indicator, source)
        yield from self._order(key, came)
        yield from self._given_up(key, origins)

    def _way(self, before: IndicatorId, after: IndicatorId) -> ChangeKind | None:
        """How an indicator came into its sheet; None where it was there and was called so."""
        if before.sheet != origin_of(after.sheet, self._old, self._new, self._found):
            return ChangeKind.MOVED
        return None if before.indicator == after.indicator else ChangeKind.RENAMED

    def _order(self, key: str, came: Mapping[str, list[IndicatorId]]) -> Iterator[PlanChange]:
        """The indicators that stand in another place among those of the same sheet."""
        places = (
            {each: place for place, each in enumerate(self._old[key].indicators)}
            if (key in self._old)
            else {}
        )
        both = [name for name in came if name in places and IndicatorId(key, name) in came[name]]
        settled = {both[each] for each in rising([places[name] for name in both])}
        for name in both:
            if name not in settled:
                one = IndicatorId(key, name)
                before, after = self._old[key].indicators[name], self._new[key].indicators[name]
                source = _source(self._new[key])
                yield _indicator(ChangeKind.MOVED, one, one, before, after, source)

    def _given_up(self, key: str, origins: tuple[str, ...]) -> Iterator[PlanChange]:
        """The indicators of what this sheet continues that nothing continues."""
        for origin in origins:
            if self._found.sheets[origin][0] != key:
                continue  # said once, where the first part stands
            for name, indicator in self._old[origin].indicators.items():
                old = IndicatorId(origin, name)
                if old not in self._found.indicators:
                    source = _source(self._new[key])
                    change = _indicator(ChangeKind.REMOVED, old, None, indicator, None, source)
                    yield replace(change, new_keys=(key,))


def _own_first(found: list[IndicatorId], after: IndicatorId) -> list[IndicatorId]:
    return sorted(found, key=lambda each: (each != after, found.index(each)))


def _life(old: Sheet, new: Sheet, origin: str, key: str) -> Iterator[PlanChange]:
    """It has ended, or is there again."""
    if new.ended and not old.ended:
        yield _event(ChangeKind.ENDED, old, new, (origin,), (key,))
    if old.ended and not new.ended:
        yield _event(ChangeKind.RESUMED, old, new, (origin,), (key,))


def _follows_from_ending(found: Difference, old: Sheet, new: Sheet) -> bool:
    """The mark of what has ended or is there again, and a number that only what goes on needs."""
    needless = found.fields == ("number",) and None in (found.old, found.new)
    return new.ended != old.ended and (needless or found.fields == ("change",))


def _event(
    kind: ChangeKind,
    old: Sheet | None,
    new: Sheet | None,
    old_keys: tuple[str, ...],
    new_keys: tuple[str, ...],
) -> PlanChange:
    source = _source(new or old)
    return PlanChange(
        sort=Sort.INITIATIVES if source is Source.INITIATIVE else Sort.GOALS,
        kind=kind,
        source=source,
        old_keys=old_keys,
        new_keys=new_keys,
        old_path=() if old else None,
        new_path=() if new else None,
        old=old,
        new=new,
    )


def _of_sheet(
    at: Place, old: Any, new: Any, kind: ChangeKind, sheet: Sheet, keys: tuple[str, str]
) -> PlanChange:
    source = _source(sheet)
    sort = Sort.INITIATIVES if source is Source.INITIATIVE else Sort.GOALS
    facts: dict[str, Any] = {"kind": kind, "sort": sort}
    return change_of(at.differ(old, new), source, old_keys=keys[:1], new_keys=keys[1:], **facts)


def _indicator(
    kind: ChangeKind,
    before: IndicatorId | None,
    after: IndicatorId | None,
    old: Any,
    new: Any,
    source: Source,
) -> PlanChange:
    name = (after or before or IndicatorId("", "")).indicator
    return PlanChange(
        sort=Sort.INDICATORS,
        kind=kind,
        source=source,
        old_keys=(before.sheet,) if before else (),
        new_keys=(after.sheet,) if after else (),
        old_indicator=before.indicator if before else None,
        new_indicator=after.indicator if after else None,
        fields=("indicators", name),
        old_path=("indicators", before.indicator) if before else None,
        new_path=("indicators", after.indicator) if after else None,
        old=old,
        new=new,
    )


def _source(sheet: Sheet | None) -> Source:
    return Source.GOAL if isinstance(sheet, Goal) else Source.INITIATIVE


def _named(departments: tuple[InCharge, ...]) -> list[tuple[str, str | None]]:
    return [(each.name, each.role) for each in departments]
