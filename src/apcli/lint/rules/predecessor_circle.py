"""Initiatives that are predecessors of one another.

Why:
    An initiative continues what was there before it. In a circle none of them is the older one, so
    a reader cannot follow what became of last year's initiative.

How to fix:
    Delete the entry that names the later initiative as a predecessor.

When to ignore:
    Never: a predecessor is always older.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    predecessors: [second]
    # initiatives/second.yaml
    title: 業務の効率化
    predecessors: [first]

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    predecessors: [second]
    # initiatives/second.yaml
    title: 業務の効率化
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.workspace import Workspace

RULE = Rule("AP217", "predecessor-circle", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every circle once, at the initiative in it that is printed first."""
    predecessors = {
        key: [other for other in initiative.predecessors if other != key]
        for key, initiative in workspace.initiatives.items()
        if initiative.predecessors
    }
    reported: set[str] = set()
    for key in predecessors:
        circle = [] if key in reported else _circle(key, predecessors)
        if circle:
            reported.update(circle)
            index = workspace.initiatives[key].predecessors.index([*circle, key][1])
            text = message(
                "the predecessors form a circle: {keys}", keys=" ← ".join([*circle, key])
            )
            help = message("delete the predecessor that is the later initiative")
            yield Finding(("predecessors", index), text, help).of(key)


def _circle(start: str, predecessors: Mapping[str, Sequence[str]]) -> list[str]:
    """The shortest way from `start` back to itself, or nothing."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for key in waiting:  # grows on the way
        for other in predecessors.get(key, ()):
            if other == start:
                return _way(key, came_from)
            if other not in came_from:
                came_from[other] = key
                waiting.append(other)
    return []


def _way(last: str, came_from: dict[str, str]) -> list[str]:
    """The way that leads to `last`; what a key came from was entered before the key."""
    way = deque([last])
    for key, before in reversed(came_from.items()):
        if key == way[0]:
            way.appendleft(before)
    return list(way)
