"""The goals of a plan as a tree: which lies under which, in print order."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from apcli.text.natural import natural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.models.goal import Goal


@dataclass(frozen=True)
class GoalTree:
    """The goals of a plan by their keys.

    A goal whose parent is unknown, or in a circle with it, counts as one at the top: its document
    is whole, and a rule says what is wrong.
    """

    goals: Mapping[str, Goal] = field(default_factory=dict)

    def path(self, key: str | None) -> tuple[str, ...]:
        """The keys of the goals from the top down to this one; empty where there is none."""
        way: list[str] = []
        while key is not None and key in self.goals and key not in way:
            way.append(key)
            key = self.goals[key].parent
        if key in way:  # a circle has no top: each of its goals counts as one
            way = way[:1]
        return tuple(reversed(way))

    def depth(self, key: str) -> int:
        """How many goals are above it."""
        return len(self.path(key)) - 1

    def below(self, key: str) -> frozenset[str]:
        """The goal itself and every goal below it."""
        return frozenset(each for each in self.goals if key in self.path(each))

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The keys in print order: each before those below it, by number, then by key."""
        children: dict[str | None, list[str]] = {}
        for key in self.goals:
            above = self.path(key)[:-1]
            children.setdefault(above[-1] if above else None, []).append(key)
        return tuple(self._walk(None, children))

    def _walk(self, above: str | None, children: Mapping[str | None, list[str]]) -> Iterator[str]:
        for key in sorted(children.get(above, ()), key=self._place):
            yield key
            yield from self._walk(key, children)

    def _place(self, key: str) -> tuple[object, ...]:
        number = self.goals[key].number
        return number is None, natural("" if number is None else number), key
