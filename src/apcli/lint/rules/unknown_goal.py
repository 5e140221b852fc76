"""A goal that does not exist, or that an initiative or a goal cannot be under.

Why:
    What lies under no goal of the plan is missing under every heading and from every sum. What is
    listed again under its own goal, or one above it, would be listed twice in one place.

How to fix:
    Write the name of a goal's file without `.yaml`. Delete from `also_under` the goal that the
    initiative is printed under, and those above it.

When to ignore:
    Never: every reference leads to a goal of the plan.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/services.yaml
    title: 手続の簡素化
    # initiatives/first.yaml
    title: 窓口のDX
    goal: service
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

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.naming import Named, key_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP222", "unknown-goal", Severity.ERROR, fix=Fixable.UNSAFE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """`goal` and `also_under` of every initiative, `parent` of every goal."""
    for key, initiative in workspace.initiatives.items():
        if initiative.goal is not None and initiative.goal not in workspace.goal_keys:
            yield _unknown(("goal",), initiative.goal, workspace).of(key)
        for index, goal in enumerate(initiative.also_under):
            if goal not in workspace.goal_keys:
                yield _unknown(("also_under", index), goal, workspace).of(key)
            elif found := _listed_twice(index, goal, initiative, workspace):
                yield found.of(key)
    for key, each in workspace.goals.items():
        if each.parent is not None and each.parent not in workspace.goal_keys:
            yield _unknown(("parent",), each.parent, workspace).of_goal(key)


def _listed_twice(
    index: int, goal: str, initiative: Initiative, workspace: Workspace
) -> Finding | None:
    """The finding for a goal that the initiative is under anyway."""
    if goal not in workspace.tree.path(initiative.goal):
        return None
    text = message("the initiative is printed under '{name}' anyway", name=goal)
    return Finding(("also_under", index), text, message("delete it"))


def _unknown(path: DataPath, goal: str, workspace: Workspace) -> Finding:
    text = message("unknown goal '{name}'", name=goal)
    any_other = message("write the name of a goal's file without '.yaml'")
    goals = workspace.goals
    named = [
        Named(key, (goals[key].title,), goals[key].number) if key in goals else Named(key)
        for key in sorted(workspace.goal_keys)
    ]
    help, key = key_meant(goal, named, any_other)
    return Finding(path, text, help, replacement=key)
