"""An initiative without a goal in a plan that has goals.

Why:
    The document lists initiatives under their goals. One without a goal stands under no heading, at
    the end, and counts for no goal.

How to fix:
    Write the goal under which it is printed as `goal: KEY`.

When to ignore:
    If the plan really has initiatives beside its goals.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/services.yaml
    title: 手続の簡素化
    # initiatives/first.yaml
    title: 窓口のDX
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

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP225", "missing-goal", Severity.WARNING)


def prepare(workspace: Workspace) -> bool:
    """Whether the plan has goals."""
    return bool(workspace.goal_keys)


def check_initiative(has_goals: bool, initiative: Initiative) -> Iterator[Finding]:
    """Its goal; what has ended needs none."""
    if has_goals and initiative.goal is None and not initiative.ended:
        text = message("the initiative has no goal, although the plan has goals")
        yield Finding(("title",), text, message("write the goal it belongs to as 'goal: KEY'"))
