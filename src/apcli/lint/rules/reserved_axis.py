"""An axis with a key that means something else in a plan with goals.

Why:
    `progress --by goal` counts by goals, `--by department` by departments. An axis of the same key
    could not be asked for.

How to fix:
    Give the axis another key, and change it in the `classification` of every initiative.

When to ignore:
    If nobody counts by that axis.

Bad:

    # taxonomy.yaml
    levels: [{key: goal, name: 基本目標}]
    axes: [{key: goal, name: 国・都の情報政策, items: [{key: dx, code: 1, name: DXの推進}]}]
    # goals/services.yaml
    title: 手続の簡素化
    # initiatives/first.yaml
    title: 窓口のDX
    goal: services
    classification: {goal: [dx]}
    # initiatives/second.yaml
    title: 業務の効率化
    goal: services
    classification: {goal: [dx]}

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
from apcli.workspace import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP228", "reserved-axis", Severity.WARNING)

_RESERVED = frozenset({"goal", "department", "stage", "plan"})


def check(workspace: Workspace) -> Iterator[Finding]:
    """The keys of the axes of a plan with goals."""
    if not workspace.goal_keys:
        return
    for index, axis in enumerate(workspace.taxonomy.axes):
        if axis.key in _RESERVED:
            text = message("an axis with the key '{key}' in a plan with goals", key=axis.key)
            help = message(
                "give the axis another key: '{key}' has a meaning of its own", key=axis.key
            )
            yield Finding(("axes", index, "key"), text, help, file=TAXONOMY)
