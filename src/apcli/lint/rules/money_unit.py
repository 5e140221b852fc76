"""Costs of an initiative in a plan that does not say how it counts money.

Why:
    An amount without its unit is read as 円 by one reader and as 千円 by the next.

How to fix:
    Write the unit in `plan.yaml`, such as `money: {unit: 千円}`.

When to ignore:
    Never: every amount has a unit.

Bad:

    title: 窓口のDX
    costs: {2025: {budget: 4328}}

Good:

    # plan.yaml
    money: {unit: 千円}
    # initiatives/first.yaml
    title: 窓口のDX
    costs: {2025: {budget: 4328}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP326", "money-unit", Severity.ERROR)


def prepare(workspace: Workspace) -> bool:
    """Whether the plan says how it counts money."""
    return workspace.plan.money is not None


def check_initiative(known: bool, initiative: Initiative) -> Iterator[Finding]:
    """Its costs, of which nobody knows the unit."""
    if initiative.costs and not known:
        text = message("plan.yaml does not say in which unit money is counted")
        help = message("add 'money: {{unit: 千円}}' to plan.yaml")
        yield Finding(("costs",), text, help, on_key=True)
