"""The rows of a 新旧対照表: a change a row, and a row for all of one table."""

from __future__ import annotations

import dataclasses
import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from apcli.editions.change import ChangeKind, Sort
from apcli.editions.sheet_changes import origin_of
from apcli.era import year_label
from apcli.render.changes.naming import place_of, place_text
from apcli.render.changes.phrases import Phrase, phrases
from apcli.render.changes.remarks import remark
from apcli.render.changes.sides import GONE, is_event, is_of_sheet, sides
from apcli.render.documents.comparison_views import (
    CellView,
    ChangeRowView,
    Layout,
    Leaving,
    RunView,
    TableView,
    line_of,
)
from apcli.render.labels import NOTHING_SET
from apcli.text.rewording import Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.editions.change import PlanChange
    from apcli.editions.comparing import Comparison
    from apcli.models import Section
    from apcli.render.changes.saying import Saying
    from apcli.render.documents.comparison_views import Line
    from apcli.words import Words

_BULLET = re.compile(r"(?m)^( *)-[ \t]+(?=[^ \t])")
"""What begins an item of a list in prose."""

_MOST_YEARS = 6
"""Columns of a table of targets; of more years only the changed ones are shown."""


class Rows:
    """The rows for the changes between two editions."""

    def __init__(
        self, compared: Comparison, old: Saying, new: Saying, words: Words, layout: Layout
    ) -> None:
        self._compared, self._old, self._new = compared, old, new
        self._words, self._layout = words, layout
        self._sheets = compared.old.sheets, compared.new.sheets
        self._facing = layout.facing or (words("facing_new"), words("facing_old"))
        self._omission = layout.omission or words("omitted")
        self._untitled = {
            section.key
            for plan in (compared.old.plan, compared.new.plan)
            for _path, _depth, section in plan.every_section
            if section.title is None
        }

    def of(self, changes: Sequence[PlanChange]) -> Iterator[ChangeRowView]:
        """The rows for changes of one initiative, goal or part of the plan."""
        for table, found in groupby(changes, _table_of):
            same = [*found]
            if table is None:
                yield from map(self._row, same)
            elif table[0] == "targets":
                yield self._targets(same)
            else:
                yield self._section_table(same)

    def _row(self, change: PlanChange) -> ChangeRowView:
        before, after = map(_with_bullets, self._texts(change))
        omission = None if Leaving.OMISSIONS in self._layout.without else self._omission
        if before is not None and after is not None and not _is_whole(change):
            old, new = phrases(before, after, omission)
        else:
            old, new = _whole(before), _whole(after)
        facing = Leaving.FACING not in self._layout.without
        if before is None and facing:
            old = [Phrase(self._facing[0], omitted=True)]
        if after is None and facing:
            new = [Phrase(self._facing[1], omitted=True)]
        return self._laid_out(
            place_text(self._called(change), self._old, self._new, self._words),
            CellView(False, line_of(old)),
            CellView(True, line_of(new)),
            (remark(change, self._new, self._words),),
        )

    def _called(self, change: PlanChange) -> PlanChange:
        """The change without the key of a section that has no title to be called by."""
        if change.fields[:1] != ("sections",) or not self._untitled.intersection(change.names[:1]):
            return change
        names = (self._words("untitled"), *change.names[1:])
        return dataclasses.replace(change, names=names)

    def _texts(self, change: PlanChange) -> tuple[str | None, str | None]:
        """What stands on both sides; of what came or went all that it is about."""
        if is_event(change):
            return self._merged_or_split(change)
        if not is_of_sheet(change) or change.kind is ChangeKind.RESUMED:
            return sides(change, self._old, self._new)
        if change.kind in GONE:
            return self._gone(change), None
        return None, "\n".join(self._new.summary(change.new_keys[0]))

    def _merged_or_split(self, change: PlanChange) -> tuple[str, str]:
        """All sheets of both sides, those in short whose texts no other row compares."""
        old, new = self._sheets
        origins = {key: origin_of(key, old, new, self._compared.lineage) for key in change.new_keys}
        before = [
            self._old.sheet(key)
            if key in new or key in origins.values()
            else "\n".join(self._old.texts(key))
            for key in change.old_keys
        ]
        after = [
            self._new.sheet(key) if origins[key] else "\n".join(self._new.texts(key))
            for key in change.new_keys
        ]
        return "\n".join(before), "\n".join(after)

    def _gone(self, change: PlanChange) -> str:
        """All that it is about; of what had ended before, what the list of the ended said."""
        key = change.old_keys[0]
        ending = self._old.ending(self._sheets[0][key])
        if ending is None:
            return "\n".join(self._old.summary(key))
        return f"{self._old.sheet(key)}（{ending}）"

    def _targets(self, changes: Sequence[PlanChange]) -> ChangeRowView:
        """The targets of an indicator as a table of years."""
        first = changes[0]
        changed = {
            year
            for each in changes
            if each.years
            for year in range(each.years.first, each.years.last + 1)
        }
        ids = _Ids(first.old_keys, first.old_indicator), _Ids(first.new_keys, first.new_indicator)
        indicators = [
            sheets[each.keys[0]].indicators[each.name or ""]
            for sheets, each in zip(self._sheets, ids, strict=True)
        ]
        years = sorted(
            {
                year
                for each in indicators
                for span in each.targets
                for year in range(span.first, span.last + 1)
            }
        )
        if len(years) > _MOST_YEARS:
            years = sorted(changed)
        cells = []
        for saying, each in zip((self._old, self._new), ids, strict=True):
            row = (_target(saying, each, year, changed) for year in years)
            header = tuple(map(year_label, years))
            cells.append(TableView(header, (tuple(row),), self._thick))
        place = place_of(first, self._old, self._new, self._words)[:-1]
        said = tuple(
            f"{place_of(each, self._old, self._new, self._words)[-1]} "
            f"{remark(each, self._new, self._words)}"
            for each in changes
        )
        old, new = cells
        return self._laid_out(
            " ".join(place), CellView(False, table=old), CellView(True, table=new), said
        )

    @property
    def _thick(self) -> bool:
        return Leaving.RULES not in self._layout.without

    def _section_table(self, changes: Sequence[PlanChange]) -> ChangeRowView:
        """The rows of a table that have changed; the others are left out."""
        old, new = _owner(changes[0], self._compared)
        paired = [(each.old or (), each.new or ()) for each in changes if each.fields[-1] == "rows"]
        place = place_text(self._called(changes[0]), self._old, self._new, self._words)
        said = dict.fromkeys(remark(each, self._new, self._words) for each in changes)
        return self._laid_out(
            place,
            CellView(False, table=self._changed_rows(old, [one for one, _ in paired], paired, 0)),
            CellView(True, table=self._changed_rows(new, [one for _, one in paired], paired, 1)),
            tuple(said),
        )

    def _changed_rows(
        self,
        section: Section,
        rows: Sequence[tuple[str, ...]],
        paired: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
        side: int,
    ) -> TableView:
        shown: list[tuple[Line, ...]] = []
        omitted = (RunView(self._omission, "omitted"),)
        others = Leaving.OMISSIONS not in self._layout.without
        for each in section.rows:
            if each in rows:
                pair = paired[[*rows].index(each)]
                shown.append(tuple(_cells(pair, side)))
            elif not others:
                shown.append(tuple((RunView(text),) for text in each))
            elif not shown or shown[-1][0] != omitted:
                shown.append((omitted, *((),) * (len(section.header) - 1)))
        return TableView(section.header, tuple(shown), self._thick)

    def _laid_out(
        self, place: str, old: CellView, new: CellView, remarks: tuple[str, ...]
    ) -> ChangeRowView:
        left, right = (new, old) if self._layout.new_left else (old, new)
        return ChangeRowView(place, left, right, remarks)


def _is_whole(change: PlanChange) -> bool:
    """Both sides are named as a whole: a number, and the goal or the initiatives it belongs to."""
    belonging = change.fields in (("goal",), ("parent",))
    return is_event(change) or belonging or change.kind is ChangeKind.RENUMBERED


def _with_bullets(text: str | None) -> str | None:
    """A text with ・ before the items of its lists, as documents print them."""
    return None if text is None else _BULLET.sub(r"\1・", text)


class _Ids(NamedTuple):
    keys: tuple[str, ...]
    name: str | None


def _table_of(change: PlanChange) -> tuple[str, ...] | None:
    """What is shown as one table: the targets of an indicator, the rows of a section."""
    if change.sort is Sort.TARGETS and change.kind is not ChangeKind.NOTATION:
        return ("targets", *change.new_keys, change.new_indicator or "")
    if change.fields in (("sections", "rows"), ("sections", "header")):
        return ("rows", *change.names[:1])
    return None


def _target(saying: Saying, ids: _Ids, year: int, changed: set[int]) -> Line:
    said = saying.target(ids.keys[0], ids.name or "", year)
    mark = str(Likeness.CHANGED) if year in changed and said != NOTHING_SET else ""
    return (RunView(said, mark),)


def _owner(change: PlanChange, compared: Comparison) -> tuple[Section, Section]:
    """The section in both editions whose table has changed."""
    plans = compared.old.plan, compared.new.plan
    paths = change.old_path, change.new_path
    key = next(
        section.key
        for plan, path in zip(plans, paths, strict=True)
        for place, _depth, section in plan.every_section
        if path and path[: len(place)] == place and path[len(place)] != "sections"
    )
    old, new = (
        next(section for _path, _depth, section in plan.every_section if section.key == key)
        for plan in plans
    )
    return old, new


def _cells(pair: tuple[tuple[str, ...], tuple[str, ...]], side: int) -> Iterator[Line]:
    """The cells of a row, with what has changed against the other side's."""
    old, new = pair
    for place, text in enumerate(pair[side]):
        if not old or not new:
            yield (RunView(text, str(Likeness.CHANGED)),)
            continue
        before, after = (each[place] if place < len(each) else "" for each in (old, new))
        both = phrases(before, after, None)
        yield next(iter(line_of(both[side])), ())


def _whole(text: str | None) -> list[Phrase]:
    return [] if text is None else [Phrase(text, Likeness.CHANGED)]
