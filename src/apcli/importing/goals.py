"""The goals of a file: their levels, and which lies under which, in the order of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.importing.goal_texts import goal_text
from apcli.importing.texts import UNKNOWN
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.importing.account import Account
    from apcli.importing.records import Entry, Record

_NO_PARENT = message("no goal of the level above it is given")
_OTHER_ORDER = message("elsewhere in the file its level is in another order")


@dataclass
class GoalDraft:
    """A goal under way; `place` counts the goals in the order of the file."""

    place: int
    depth: int
    title: str
    number: str | None
    parent: GoalDraft | None

    @property
    def path(self) -> tuple[GoalDraft, ...]:
        """The goals from the top down to this one."""
        return (*(self.parent.path if self.parent else ()), self)


@dataclass
class Goals:
    """The levels of a plan by their names, from the top, and its goals."""

    levels: tuple[str, ...]
    account: Account
    found: list[GoalDraft] = field(default_factory=list)
    called: dict[tuple[int | None, str], list[GoalDraft]] = field(default_factory=dict)

    def lowest(self, record: Record) -> GoalDraft | None:
        """The goal that a record lies under; its cells are placed."""
        return self._lowest(record.goals)

    def others(self, record: Record) -> list[GoalDraft]:
        """The goals that a record is listed under again."""
        return [goal for each in record.also if (goal := self._lowest(each))]

    def _lowest(self, path: Sequence[Entry]) -> GoalDraft | None:
        goal: GoalDraft | None = None
        for entry in path:
            name = level_name(entry)
            depth = self.levels.index(name)
            above = goal.depth if goal else -1
            if depth != above + 1:
                only = self._only(entry, name, depth) if goal is None else None
                if only is None:
                    why = _NO_PARENT if depth > above else _OTHER_ORDER
                    self.account.leave(entry.cells, why)
                    break
                goal = only
            else:
                goal = self._under(goal, entry, name, depth)
            self.account.place(entry.cells)
        return goal

    def _under(self, parent: GoalDraft | None, entry: Entry, name: str, depth: int) -> GoalDraft:
        says = goal_text(entry.text, name)
        known = (parent.place if parent else None, comparison_key(says.title))
        for each in self.called.setdefault(known, []):
            if len({each.number, says.number} - {None}) < 2:
                each.number = each.number or says.number
                return each
        made = GoalDraft(len(self.found), depth, says.title, says.number, parent)
        self.found.append(made)
        self.called[known].append(made)
        return made

    def _only(self, entry: Entry, name: str, depth: int) -> GoalDraft | None:
        """The only goal of a level that is called so, where what is above it is not said."""
        says = goal_text(entry.text, name)
        named = [
            each
            for each in self.found
            if each.depth == depth
            and comparison_key(each.title) == comparison_key(says.title)
            and says.number in (None, each.number)
        ]
        return named[0] if len(named) == 1 else None


def goals_of(records: Sequence[Record], account: Account) -> Goals:
    """The goals of a file without any yet: the levels that its records name, in their order."""
    given = [path for record in records for path in (record.goals, *record.also)]
    paths = [[level_name(entry) for entry in path] for path in given]
    levels: list[str] = []
    for path in sorted(paths, key=len, reverse=True):
        for place, name in enumerate(path):
            if name not in levels:
                levels.insert(_place_of(path, place, levels), name)
    unnamed = next((each for path in given for each in path if _is_unnamed(each)), None)
    if unnamed:
        why = message("warning: no name of a level is given; it is set to {text}", text=UNKNOWN)
        account.propose(unnamed.cell, why)
    return Goals(tuple(levels), account)


def level_name(entry: Entry) -> str:
    """What the level of a goal is called: 施策 of 施策名."""
    name = entry.label.name.rstrip("：:")
    return re.sub("(?:の?名称?)$", "", name) or name


def _is_unnamed(entry: Entry) -> bool:
    return entry.label.name.startswith(UNKNOWN)


def _place_of(path: Sequence[str], place: int, levels: Sequence[str]) -> int:
    """Where a level stands among the others: after the one before it, else before the next."""
    before = [levels.index(each) + 1 for each in path[:place] if each in levels]
    after = [levels.index(each) for each in path[place:] if each in levels]
    return max(before, default=min(after, default=len(levels)))


def in_file_order(goals: Iterable[GoalDraft]) -> dict[int, list[GoalDraft]]:
    """The goals below each goal, by its place in the file; -1 has those at the top."""
    children: dict[int, list[GoalDraft]] = {}
    for each in goals:
        children.setdefault(each.parent.place if each.parent else -1, []).append(each)
    return children
