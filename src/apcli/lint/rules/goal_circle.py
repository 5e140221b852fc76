"""Goals that lie under one another.

Why:
    A goal under itself is at no place of the plan: there is no heading above it, and no top to
    count from.

How to fix:
    Delete the `parent` of the goal that is at the top.

When to ignore:
    Never: goals form a tree.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/services.yaml
    title: 手続の簡素化
    parent: services
    # initiatives/first.yaml
    title: 窓口のDX
    goal: services
    # initiatives/second.yaml
    title: 業務の効率化
    goal: services

Good:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/services.yaml
    title: 手続の簡素化
    # initiatives/first.yaml
    title: 窓口のDX
    goal: services
    # initiatives/second.yaml
    title: 業務の効率化
    goal: services
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.models import Goal
    from apcli.workspace import Workspace

RULE = Rule("AP223", "goal-circle", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every circle once, at the goal in it whose key comes first."""
    reported: set[str] = set()
    for key in sorted(workspace.goals):
        circle = _circle(key, workspace.goals)
        if circle and key not in reported:
            reported.update(circle)
            text = message("the goals form a circle: {keys}", keys=" → ".join([*circle, key]))
            help = message("delete the parent of the goal that is at the top")
            yield Finding(("parent",), text, help).of_goal(key)


def _circle(start: str, goals: Mapping[str, Goal]) -> list[str]:
    """The goals above `start` up to itself, or nothing where the way leads elsewhere."""
    way = [start]
    for key in way:  # grows on the way
        parent = goals[key].parent
        if parent == start:
            return way
        if parent is not None and parent in goals and parent not in way:
            way.append(parent)
    return []
