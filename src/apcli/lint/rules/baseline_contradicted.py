"""A baseline that differs from the actual value of its fiscal year, or a year said to have none.

Why:
    The report computes progress from one of the two numbers and the outlook from the other, so
    that they do not fit each other, and nobody can say which one is right.

How to fix:
    Compare both with the department's report. Delete the value if it only repeats the baseline.

When to ignore:
    Never: the two say what the same indicator was in the same year.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 10}
        values: {2023: {actual: 12}}
        targets: {2025: 20}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 10}
        targets: {2025: 20}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator, Measured

RULE = Rule("AP319", "baseline-contradicted", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its baseline against what `values` says of that year."""
    baseline = indicator.baseline
    if baseline is None:
        return
    given = indicator.values.get(baseline.fiscal_year)
    if given is None:
        return
    path = ("values", str(baseline.fiscal_year))
    help = message("find out which of the two is right")
    if given.state:
        text = message(
            "{year} is {state}, but has a baseline", year=baseline.fiscal_year, state=given.state
        )
        yield Finding(path, text, help, doubt=Doubt.IMPOSSIBLE)
    elif given.actual and _contradicts(given.actual, baseline, indicator.unit):
        text = message(
            "the actual value for {year} is not the baseline of that year",
            year=baseline.fiscal_year,
        )
        yield Finding((*path, "actual"), text, help, doubt=Doubt.IMPOSSIBLE)


def _contradicts(actual: Measured, baseline: Measured, unit: str) -> bool:
    from apcli.progress.terms import contradicts  # noqa: PLC0415  only a few indicators pay for it

    return contradicts(actual, baseline, unit)
