"""The chapter on what has changed since the edition before (`content: changes`).

It says what readers of the plan want to know first; all that has changed is in the 新旧対照表.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apcli.editions.change import ChangeKind, Sort
from apcli.era import span_label, year_label
from apcli.models import Change, Goal, Initiative
from apcli.render.changes.printed import is_printed
from apcli.render.changes.remarks import amount_of, effect_of, kind_of
from apcli.render.changes.saying import Saying
from apcli.render.changes.sides import is_event, is_of_sheet, sides
from apcli.render.documents.change_views import ChangeEntry, ChangeGroup, ChangesView
from apcli.render.documents.plan_views import Related
from apcli.render.labels import NOTHING_SET, WORDS, ending_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.editions.change import PlanChange
    from apcli.editions.comparing import Comparison

_TARGETS = {
    ChangeKind.RAISED: "targets_raised",
    ChangeKind.LOWERED: "targets_lowered",
    ChangeKind.EARLIER: "milestones_earlier",
    ChangeKind.LATER: "milestones_later",
}
"""What the chapter says of targets; a number goes up or down, whichever way is better."""

_BELONGING = (("goal", "parent"), ("departments",), ("stage",))
"""Fields that say to what an initiative or goal belongs, those of one word together."""


def changes_of(compared: Comparison) -> ChangesView:
    """What became of initiatives and goals, and which targets were raised or lowered.

    Raises:
        Unavailable: a part of one edition could not be read.
    """
    named = _Chapter(compared).groups()
    groups = tuple(ChangeGroup(heading, entries) for heading, entries in named if entries)
    return ChangesView(groups, None if groups else _nothing(compared))


def _nothing(compared: Comparison) -> str:
    """In a plan that was revised within its year, the edition before has no other year."""
    years = [each.plan.fiscal_year for each in (compared.old, compared.new)]
    before = "改定前" if years[0] == years[1] else year_label(years[0])
    return (
        f"{before}の計画と比べて、{WORDS('initiative')}の新設や終了、"
        f"{WORDS('target')}の引上げや引下げなどはありません。"
    )


class _Chapter:
    """The entries by their groups."""

    def __init__(self, compared: Comparison) -> None:
        self._new = compared.new
        self._before, self._now = Saying(compared.old, WORDS), Saying(compared.new, WORDS)
        self._changes = [each for each in compared.changes if is_printed(each, compared)]
        self._events = [each for each in self._changes if is_event(each)]
        self._renewed = {key for each in self._events for key in each.new_keys}

    def groups(self) -> Iterator[tuple[str, tuple[ChangeEntry, ...]]]:
        """Every heading with its entries, of which there may be none."""
        yield WORDS.of(Change.NEW), tuple(self._plain(ChangeKind.NEW))
        yield WORDS.of(ChangeKind.ENDED), tuple(self._ended())
        yield WORDS.of(ChangeKind.RESUMED), tuple(self._plain(ChangeKind.RESUMED))
        yield WORDS("regrouped"), tuple(self._regrouped())
        for change in (Change.EXPANDED, Change.REDUCED):
            yield WORDS.of(change), tuple(self._declared(change))
        for fields in _BELONGING:
            moved = [each for each in self._changes if self._is_moved(each, fields)]
            heading = kind_of(moved[0], self._now, WORDS) if moved else ""
            yield heading, tuple(map(self._moved, moved))
        for kind, word in _TARGETS.items():
            yield WORDS(word), tuple(self._targets(kind))

    def _plain(self, kind: ChangeKind) -> Iterator[ChangeEntry]:
        for each in self._of_sheets(kind):
            yield ChangeEntry(self._things(each.new_keys))

    def _ended(self) -> Iterator[ChangeEntry]:
        """What has ended, and how; what is gone without a word has no place to lead to."""
        for each in self._of_sheets(ChangeKind.ENDED):
            if isinstance(each.new, Initiative):
                ending = ending_label(each.new, self._new.taxonomy)
                yield ChangeEntry(self._things(each.new_keys), said=f"（{ending}）")
            else:
                yield ChangeEntry((Related(None, self._before.sheet(each.old_keys[0])),))

    def _regrouped(self) -> Iterator[ChangeEntry]:
        for each in self._events:
            before = tuple(map(self._before.sheet, each.old_keys))
            yield ChangeEntry(self._things(each.new_keys), before)

    def _declared(self, change: Change) -> Iterator[ChangeEntry]:
        for key, each in self._new.initiatives.items():
            if each.change is change and not each.ended:
                yield ChangeEntry(self._things((key,)))

    def _is_moved(self, change: PlanChange, fields: tuple[str, ...]) -> bool:
        """It belongs to something else; of what was merged or split that is said already."""
        moved = change.kind is ChangeKind.MOVED and change.fields[0] in fields
        return moved and self._renewed.isdisjoint(change.new_keys)

    def _moved(self, change: PlanChange) -> ChangeEntry:
        return ChangeEntry(self._things(change.new_keys), said=f"：{self._from_to(change)}")

    def _targets(self, kind: ChangeKind) -> Iterator[ChangeEntry]:
        """The changed targets of each indicator, a line for the years that changed alike."""
        found = [each for each in self._changes if each.sort is Sort.TARGETS and each.kind is kind]
        indicators = groupby(found, key=lambda each: (each.new_keys, each.new_indicator))
        for (keys, name), changes in indicators:
            indicator = self._now.indicator(keys[0], name or "")
            lines = tuple(map(self._target, changes))
            yield ChangeEntry(self._things(keys), said=f"：{indicator}", lines=lines)

    def _target(self, change: PlanChange) -> str:
        """The years, both targets, by how much, and what a number that went up or down hides."""
        line, amount = self._from_to(change), amount_of(change, self._now, WORDS)
        if change.amount is None or change.years is None:
            return line
        hidden = change.better is not None and change.better != (change.amount > 0)
        effect = f"、{effect_of(change, WORDS)}" if hidden else ""
        return f"{span_label(*change.years)}　{line}（{amount}{effect}）"

    def _from_to(self, change: PlanChange) -> str:
        before, after = sides(change, self._before, self._now)
        return f"{before or NOTHING_SET} → {after or NOTHING_SET}"

    def _of_sheets(self, kind: ChangeKind) -> Iterator[PlanChange]:
        return (each for each in self._changes if each.kind is kind and is_of_sheet(each))

    def _things(self, keys: tuple[str, ...]) -> tuple[Related, ...]:
        sheets = self._new.sheets
        return tuple(
            Related(key, self._now.sheet(key), sheets[key].ended, isinstance(sheets[key], Goal))
            for key in keys
        )
