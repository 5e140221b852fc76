"""An interim value without a date, or with one outside its fiscal year.

Why:
    Readers take a count of half a year for that of the whole year and judge the initiative by it.
    With its date, as in R7.9.30まで, they see how much of the year is still to come.

How to fix:
    Write the date of the count: `interim: {value: 5, as_of: 2025-09-30}`. If the date is right,
    move the value to the fiscal year that the date is in.

When to ignore:
    If the date of an old count is no longer known.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {interim: 5}}
        targets: {2025: 10}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {interim: {value: 5, as_of: 2025-09-30}}}
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding
from apcli.lint.dates import not_in_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP310", "interim-date", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every interim value of it."""
    for year, values in indicator.values.items():
        for index, interim in enumerate(values.interim):
            if interim.as_of is None:
                text, doubt = message("the interim value has no date"), None
            elif fiscal_year_of(interim.as_of) != year:
                text, doubt = not_in_year(interim.as_of, year), Doubt.IMPOSSIBLE
            else:
                continue
            help = message("write the date of the count: {example}", example=f"as_of: {year}-09-30")
            path = ("values", str(year), "interim", index, "as_of")
            yield Finding(path, text, help, doubt=doubt)
