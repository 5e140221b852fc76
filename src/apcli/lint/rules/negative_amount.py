"""A cost below zero.

Why:
    A budget, what was spent and the staff are amounts that were needed. A negative one lowers every
    sum that it is part of.

How to fix:
    Write the amount without the sign. Write what a budget was lowered to, not by how much.

When to ignore:
    If more was paid back in the year than was spent.

Bad:

    # plan.yaml
    money: {unit: 千円}
    # initiatives/first.yaml
    title: 窓口のDX
    costs: {2025: {budget: -4328}}

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
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Cost, Initiative

RULE = Rule("AP328", "negative-amount", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Every amount of every year."""
    for year, cost in initiative.costs.items():
        for path, amount in _amounts(cost):
            if amount is not None and amount < 0:
                text = message("the amount {amount} is below zero", amount=f"{amount:,}")
                help = message("write it without the sign")
                yield Finding(("costs", str(year), *path), text, help)


def _amounts(cost: Cost) -> Iterator[tuple[DataPath, Decimal | None]]:
    for name in ("budget", "actual", "staff"):
        yield (name,), getattr(cost, name)
    for source, amount in cost.sources.items():
        yield ("sources", source), amount
