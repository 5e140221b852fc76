"""Printed numbers that run on without a gap → the new texts of the files."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.edit.steps import Step, changed
from apcli.errors import NotRevised
from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.models import Initiative
    from apcli.workspace import Workspace

_BELOW = re.compile(r"((?:[0-9]+-)+)([0-9]+)")
"""A number below that of a goal: 1-2."""


class Renumbering(NamedTuple):
    """The new texts by file name, and the old and new number of each initiative that moves."""

    texts: Mapping[str, str]
    moved: Mapping[str, tuple[str, str]]


class _Group(NamedTuple):
    """Initiatives that are counted together: below one number, or below one goal."""

    prefix: str
    goal: str | None


def renumbered(workspace: Workspace, insert: tuple[str, str] | None = None) -> Renumbering:
    """The plan with numbers 1, 2, 3 … or, below those of goals, 1-1, 1-2 … in print order.

    Numbers that begin at 1 under each goal go on doing so. What has ended without a number stays
    without one. `insert` gives an initiative its new
    number; what has that number comes after it.

    Raises:
        NotRevised: the plan has other numbers, there is no such place, or a file cannot be changed.
    """
    numbered = {key: each for key, each in workspace.initiatives.items() if each.number is not None}
    old = {key: str(each.number) for key, each in numbered.items()}
    groups = _groups(workspace, numbered)
    if insert and insert[0] not in numbered:
        raise _no_place(*insert)
    order = _inserted([*old], groups, *insert) if insert else [*old]
    count: Counter[_Group] = Counter()
    new = dict[str, str]()
    for key in order:
        count[groups[key]] += 1
        new[key] = f"{groups[key].prefix}{count[groups[key]]}"
    if insert and (
        new[insert[0]] != insert[1] or _goals(workspace, order) != _goals(workspace, old)
    ):
        raise _no_place(*insert)
    moved = {key: (old[key], new[key]) for key in order if old[key] != new[key]}
    texts = {
        name: changed(workspace.documents[name], [Step(("number",), number)])
        for key, (_, number) in moved.items()
        for name in (initiative_file(key),)
    }
    return Renumbering(texts, moved)


def _groups(workspace: Workspace, initiatives: Mapping[str, Initiative]) -> Mapping[str, _Group]:
    """With which others each initiative is counted."""
    numbers = [each.number for each in initiatives.values()]
    if all(isinstance(number, int) for number in numbers):
        by_goal = len({*numbers}) < len(numbers)
        return {
            key: _Group("", each.goal if by_goal else None) for key, each in initiatives.items()
        }
    found = dict[str, _Group]()
    for key, each in initiatives.items():
        written = _BELOW.fullmatch(str(each.number))
        if written is None:
            raise NotRevised(
                message(
                    "{key} has the number '{number}', which is of no kind that runs on",
                    key=key,
                    number=each.number,
                ),
                message("only numbers such as 1, 2, 3 or 1-1, 1-2 are given anew"),
            )
        goal = workspace.goals.get(each.goal or "")
        above = str(goal.number) if goal is not None and goal.number is not None else ""
        is_number = re.fullmatch("[0-9]+(?:-[0-9]+)*", above)
        found[key] = _Group(f"{above}-" if is_number else written[1], None)
    return found


def _goals(workspace: Workspace, keys: Iterable[str]) -> list[str | None]:
    """The goal of each, which print order follows before it follows numbers."""
    return [workspace.initiatives[key].goal for key in keys]


def _inserted(order: list[str], groups: Mapping[str, _Group], key: str, number: str) -> list[str]:
    """The keys in their order, with this one where it has the number."""
    prefix = groups[key].prefix
    running = number.removeprefix(prefix)
    others = [each for each in order if each != key]
    peers = [each for each in others if groups[each] == groups[key]]
    if not (number.startswith(prefix) and running.isascii() and running.isdecimal()):
        raise _no_place(key, number)
    if not 1 <= int(running) <= len(peers) + 1:
        raise _no_place(key, number)
    after = int(running) - 1
    place = others.index(peers[after]) if after < len(peers) else len(others)
    return [*others[:place], key, *others[place:]]


def _no_place(key: str, number: str) -> NotRevised:
    return NotRevised(
        message("{key} cannot have the number {number}", key=key, number=number),
        message("name a number that an initiative beside it has, or the next one after the last"),
    )
