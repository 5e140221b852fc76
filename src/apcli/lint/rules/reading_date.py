"""A value dated outside its fiscal year.

This holds for the baseline and for values of every kind; AP310 checks interim values. Actual and
preliminary values, and the baseline, may be dated until 31 May after the year, when its accounts
close.

Why:
    Readers cannot tell which year the value belongs to. Usually the value or its date was copied
    from another year, and then the report compares it with the wrong target.

How to fix:
    Correct the date. If the date is right, move the value to the fiscal year that the date is in.

When to ignore:
    If the value was really settled or estimated on a day outside its year.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {actual: {value: 5, as_of: 2024-03-31}}}
        targets: {2025: 10}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {actual: {value: 5, as_of: 2026-03-31}}}
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding
from apcli.lint.dates import is_settled_in, not_in_year
from apcli.lint.numbers import SINGLE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.era import Moment
    from apcli.models import Indicator

RULE = Rule("AP317", "reading-date", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """The baseline and every value of it but interim ones."""
    baseline = indicator.baseline
    if baseline and baseline.as_of and not is_settled_in(baseline.as_of, baseline.fiscal_year):
        yield _finding(("baseline",), baseline.as_of, baseline.fiscal_year)
    for year, values in indicator.values.items():
        for kind in SINGLE_KINDS:
            observation = getattr(values, kind)
            as_of = observation and observation.as_of
            if not as_of or fiscal_year_of(as_of) == year:
                continue
            if kind == "forecast" or not is_settled_in(as_of, year):
                yield _finding(("values", str(year), kind), as_of, year)


def _finding(path: DataPath, day: Moment, year: int) -> Finding:
    help = message("correct the date, or move the value to the year that the date is in")
    return Finding((*path, "as_of"), not_in_year(day, year), help, doubt=Doubt.IMPOSSIBLE)
