"""A goal and an initiative with the same key.

Why:
    KEY and KEY/INDICATOR name one sheet and one indicator of the plan. With the same key they would
    name two.

How to fix:
    Rename the file of one of the two, and change every reference to it.

When to ignore:
    Never: a key identifies one thing.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    # goals/first.yaml
    title: 手続の簡素化
    # initiatives/first.yaml
    title: 窓口のDX
    goal: first
    # initiatives/second.yaml
    title: 業務の効率化
    goal: first

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

RULE = Rule("AP227", "shared-key", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The keys of the goals against those of the initiatives."""
    for key in workspace.goals:
        if key in workspace.keys:
            text = message("the key '{key}' is that of a goal and of an initiative", key=key)
            help = message("rename one of the two files, and change every reference to it")
            yield Finding(("title",), text, help).of_goal(key)
