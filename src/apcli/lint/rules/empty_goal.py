"""A goal under which nothing lies.

Why:
    Readers look for what is done for a goal. Under this one they find nothing: an initiative is
    missing, or has another goal.

How to fix:
    Write `goal: KEY` in the initiatives that belong to it, or delete the goal.

When to ignore:
    If the plan really has a goal without initiatives, for example one that another plan pursues.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/services.yaml
    title: 手続の簡素化
    # goals/staff.yaml
    title: 職員の育成
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
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP226", "empty-goal", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every goal that nothing names, as far as all could be read and every name is known.

    What is under a wrong name, or under itself, belongs to one of them.
    """
    goals = workspace.goals
    named = {each.parent for each in goals.values()}
    for initiative in workspace.initiatives.values():
        named.update((initiative.goal, *initiative.also_under))
    known = all(each is None or each in goals for each in named)
    rooted = all(goals[workspace.tree.path(key)[0]].parent is None for key in goals)
    if not (workspace.whole and known and rooted):
        return
    for key in goals:
        if key not in named:
            text = message("nothing lies under this goal")
            help = message("write 'goal: {key}' in the initiatives that belong to it", key=key)
            yield Finding(("title",), text, help).of_goal(key)
