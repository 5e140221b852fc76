"""Sources of money that do not add up to the budget of the year.

Why:
    The sources say where the budget comes from. If they do not add up to it, one of the amounts is
    wrong, and the sums of the plan contradict each other.

How to fix:
    Correct the amount that is wrong. Add the source that is missing.

When to ignore:
    If the published plan rounds each amount, so that its sources differ from the budget by a unit.

Bad:

    # plan.yaml
    money: {unit: 千円}
    # initiatives/first.yaml
    title: 窓口のDX
    costs: {2025: {budget: 4328, sources: {国: 2000, 一般財源: 2238}}}

Good:

    # plan.yaml
    money: {unit: 千円}
    # initiatives/first.yaml
    title: 窓口のDX
    costs: {2025: {budget: 4328, sources: {国: 2000, 一般財源: 2328}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP325", "sources-sum", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """The sum of the sources of each year against its budget."""
    for year, cost in initiative.costs.items():
        total = sum(cost.sources.values())
        if cost.budget is not None and cost.sources and total != cost.budget:
            text = message(
                "the sources add up to {total}, the budget is {budget}",
                total=f"{total:,}",
                budget=f"{cost.budget:,}",
            )
            help = message("the difference is {difference}", difference=f"{cost.budget - total:,}")
            yield Finding(("costs", str(year), "sources"), text, help)
