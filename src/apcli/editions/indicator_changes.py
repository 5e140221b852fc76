"""The changes of an indicator between two editions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from apcli.editions.change import ChangeKind, Sort
from apcli.editions.differences import FORM, Difference, Place, differences, of_models
from apcli.editions.sorting import change_of
from apcli.editions.target_changes import better_by, target_changes
from apcli.models import Baseline, Measured, YearValues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.change import PlanChange, Source
    from apcli.editions.lineage import IndicatorId
    from apcli.models import Indicator, Target

_BY_ITSELF = frozenset({*FORM, "targets", "values", "baseline"})


def indicator_changes(
    old: Indicator, new: Indicator, ids: tuple[IndicatorId, IndicatorId], source: Source
) -> Iterator[PlanChange]:
    """The changes of an indicator, in the order of its fields.

    `ids` are those of the old and the new one, `source` says of what it is.
    """
    before, after = ids
    at = _place(before, after)
    facts: dict[str, Any] = {
        "old_keys": (before.sheet,),
        "new_keys": (after.sheet,),
        "old_indicator": before.indicator,
        "new_indicator": after.indicator,
    }
    for found in of_models(old, new, at, _BY_ITSELF):
        yield change_of(found, source, **facts)
    yield from _baseline(old, new, at.field("baseline"), source, facts)
    yield from _values(old, new, at.field("values"), source, facts)
    yield from _targets(old, new, at.field("targets"), source, facts)


def _place(before: IndicatorId, after: IndicatorId) -> Place:
    return Place(
        ("indicators", after.indicator),
        (),
        ("indicators", before.indicator),
        ("indicators", after.indicator),
    )


def _baseline(
    old: Indicator, new: Indicator, at: Place, source: Source, facts: dict[str, Any]
) -> Iterator[PlanChange]:
    for found in differences(old.baseline, new.baseline, at):
        yield change_of(found, source, **_measured(found, old, new), **facts)


def _values(
    old: Indicator, new: Indicator, at: Place, source: Source, facts: dict[str, Any]
) -> Iterator[PlanChange]:
    nothing = YearValues.model_validate({})
    for year in sorted({*old.values, *new.values}):
        before, after = old.values.get(year, nothing), new.values.get(year, nothing)
        for found in differences(before, after, at.field(str(year))):
            if found.fields[-1] == "state" and _is_said_by_values(found, before, after):
                continue
            yield change_of(found, source, **_measured(found, old, new), **facts)


def _is_said_by_values(found: Difference, before: YearValues, after: YearValues) -> bool:
    """There was a reason for having no value, and now there is one, or the other way round."""
    return bool(after.all) if found.new is None else found.old is None and bool(before.all)


def _measured(found: Difference, old: Indicator, new: Indicator) -> dict[str, Any]:
    """What happened to a value, and by how much; nothing for what stands beside it."""
    before, after = found.old, found.new
    if isinstance(before, Measured) and isinstance(after, Measured):
        if _is_of_another_year(before, after):
            return {"kind": ChangeKind.CHANGED}
        facts: dict[str, Any] = {"kind": ChangeKind.CORRECTED}
        if before.value is not None and after.value is not None and old.unit == new.unit:
            amount = after.value - before.value
            if amount:
                facts |= {"amount": amount, "better": better_by(amount, new.direction)}
        return facts
    return {"kind": ChangeKind.KNOWN} if isinstance(after, Measured) else {}


def _is_of_another_year(before: Measured, after: Measured) -> bool:
    """They are baselines of different years: none of both is wrong."""
    return (
        isinstance(before, Baseline)
        and isinstance(after, Baseline)
        and before.fiscal_year != after.fiscal_year
    )


def _targets(
    old: Indicator, new: Indicator, at: Place, source: Source, facts: dict[str, Any]
) -> Iterator[PlanChange]:
    for found in target_changes(old, new):
        there = _span(old, found.years.first) if found.old else None
        here = _span(new, found.years.first) if found.new else None
        place = Place(
            (*at.fields, str(found.years)), (), (*at.old, there or ""), (*at.new, here or "")
        )
        said = {name: getattr(found, name) for name in ("kind", "years", "amount", "better")}
        yield change_of(place.differ(found.old, found.new), source, **said, **facts)
    spans = dict.fromkeys(chain(new.targets, old.targets))
    for span in spans:
        before, after = _note(old.targets.get(span)), _note(new.targets.get(span))
        if before != after:
            note = at.field(str(span)).field("note")
            years = {"years": span, "sort": Sort.TEXTS}
            yield change_of(note.differ(before, after), source, **years, **facts)


def _span(indicator: Indicator, year: int) -> str:
    """The key of the target of a year in the file."""
    return next(str(span) for span in indicator.targets if span.covers(year))


def _note(target: Target | None) -> str | None:
    return target.note if target else None
