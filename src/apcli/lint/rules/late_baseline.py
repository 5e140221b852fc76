"""A baseline of a later year than the first target.

Why:
    A baseline is where the plan begins. No progress can be computed for the years before it, and
    readers compare the results of those years with a level that came after them.

How to fix:
    Correct the year of the baseline, or take the value of the last year before the first target.

When to ignore:
    If the baseline was renewed when the plan was revised, and the earlier targets are kept.

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

RULE = Rule("AP320", "late-baseline", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """The year of its baseline against that of its first target."""
    if indicator.baseline is None or not indicator.targets:
        return
    year, first = indicator.baseline.fiscal_year, min(indicator.targets).first
    if year > first:
        text = message(
            "the baseline of {year} is later than the first target, for {first}",
            year=year,
            first=first,
        )
        help = message("correct the year of the baseline")
        yield Finding(("baseline", "fiscal_year"), text, help)
