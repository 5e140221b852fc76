"""A goal that lies deeper than the plan has levels.

Why:
    The taxonomy names the levels of the goals. A goal below the last of them has no name, no
    heading and no column.

How to fix:
    Add the level to `levels` in `taxonomy.yaml`, or correct the `parent` of the goal.

When to ignore:
    Never: every level of the plan has a name.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/city.yaml
    title: 便利なまち
    # goals/services.yaml
    title: 手続の簡素化
    parent: city
    # initiatives/first.yaml
    title: 窓口のDX
    goal: services
    # initiatives/second.yaml
    title: 業務の効率化
    goal: services

Good:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}, {key: measure, name: 施策}]
    # goals/city.yaml
    title: 便利なまち
    # goals/services.yaml
    title: 手続の簡素化
    parent: city
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
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP224", "goal-level", Severity.ERROR)

_LEVELS = "levels: [{key: goal, name: 基本目標}]"


def check(workspace: Workspace) -> Iterator[Finding]:
    """The depth of every goal against the levels; of several only the one that is highest."""
    levels = workspace.taxonomy.levels
    for key, goal in workspace.goals.items():
        if workspace.tree.depth(key) == len(levels):
            names = ", ".join(level.name for level in levels)
            text = message(
                "the goal lies below the last of the plan's levels ({names})", names=names
            )
            help = message("add a level to 'levels' in taxonomy.yaml, or correct the parent")
            if not levels:
                text = message("the plan has goals, but no levels")
                help = message(
                    "name the levels in taxonomy.yaml, such as {example}", example=_LEVELS
                )
            path = ("parent",) if goal.parent else ("title",)
            yield Finding(path, text, help).of_goal(key)
