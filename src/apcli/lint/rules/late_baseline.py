"""A baseline of a later year than the first target, or than a result of the plan.

Why:
    A baseline is where the plan begins. No progress can be computed for the years before it, and
    readers compare the results of those years with a level that came after them.

How to fix:
    Correct the year of the baseline, or take the value of the last year before the first target.

When to ignore:
    If the baseline was renewed when the plan was revised, and earlier targets or results are kept.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2026, value: 10}
        targets: {2025: 15, 2026-2028: 20}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2024, value: 10}
        targets: {2025: 15, 2026-2028: 20}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP320", "late-baseline", Severity.WARNING)


def prepare(workspace: Workspace) -> int:
    """The first year of the plan that has targets: results of earlier ones are history."""
    return min(workspace.plan.years.targets)


def check_indicator(begins: int, indicator: Indicator) -> Iterator[Finding]:
    """The year of its baseline against that of its first target and of its results."""
    if indicator.baseline is None:
        return
    year, help = indicator.baseline.fiscal_year, message("correct the year of the baseline")
    if indicator.targets and (first := min(indicator.targets).first) < year:
        text = message(
            "the baseline of {year} is later than the first target, for {first}",
            year=year,
            first=first,
        )
        yield Finding(("baseline", "fiscal_year"), text, help)
        return
    earlier = [each for each in range(begins, year) if _has_result(indicator, each)]
    if earlier:
        text = message(
            "the baseline of {year} is later than the actual value for {first}",
            year=year,
            first=earlier[0],
        )
        yield Finding(("baseline", "fiscal_year"), text, help)


def _has_result(indicator: Indicator, year: int) -> bool:
    given = indicator.values.get(year)
    return given is not None and given.actual is not None
