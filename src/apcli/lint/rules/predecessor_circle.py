"""Initiatives that are predecessors of one another.

What became of what goes one way, from year to year; a circle makes the lineage meaningless.

Bad:

    predecessors: [second]
    # initiatives/second.yaml
    predecessors: [first]

Good:

    predecessors: [second]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.workspace import Workspace

RULE = Rule("AP217", "predecessor-circle", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The first step of every circle, told once: at the initiative that comes first in print."""
    predecessors = {
        key: [other for other in initiative.predecessors if other != key]
        for key, initiative in workspace.initiatives.items()
        if initiative.predecessors
    }
    told: set[str] = set()
    for key in predecessors:
        circle = [] if key in told else _circle(key, predecessors)
        if circle:
            told.update(circle)
            index = workspace.initiatives[key].predecessors.index([*circle, key][1])
            text = message(
                "the predecessors go in a circle: {keys}", keys=" ← ".join([*circle, key])
            )
            help = message("delete the one that came later")
            yield Finding(("predecessors", index), text, help).of(key)


def _circle(start: str, predecessors: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from `start` back to itself, or nothing."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        key = waiting.pop()
        for other in predecessors.get(key, ()):
            if other == start:
                way = [key]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if other not in came_from:
                came_from[other] = key
                waiting.append(other)
    return []
