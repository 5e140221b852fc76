"""A number about 10, 100 or 1,000 times greater or smaller than its neighbours in the series.

Values and targets, and forecasts and actual values, are compared with those of the same year and of
the nearest years, interim values only in case they are greater. A number is found only if moving
its decimal point would put it in line, or if it has the digits of the one before it: 19845 and
198450. What falls for some years and comes back is not found. Names with 増減, 超過, 収支 or 差 are
not checked.

Why:
    One digit too many makes a service look ten times as busy as it is, and every percentage that is
    computed from the number is wrong, too.

How to fix:
    Compare the number, and its unit, with the department's report.

When to ignore:
    If the number is right, as in a year with an election or a special benefit; say so in a note.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2023: {actual: 615}, 2024: {actual: 6900}}
        targets: {2025: 710}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2023: {actual: 615}, 2024: {actual: 690}}
        targets: {2025: 710}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.series import interim_outliers, outliers, series_of
from apcli.models.bounds import is_difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP323", "order-of-magnitude", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it against its neighbours."""
    points = series_of(indicator)
    if not points or is_difference(indicator.name):
        return
    help = message("check the digits and the unit")
    for found in (*outliers(points), *interim_outliers(indicator, points)):
        values = {
            "value": f"{found.point.value:,}",
            "factor": f"{found.factor:,}",
            "other": f"{found.beside.value:,}",
            "year": found.beside.year,
        }
        if found.is_greater:
            text = message(
                "{value} is about {factor} times its neighbours, such as {other} for {year}",
                **values,
            )
        else:
            text = message(
                "{value} is only about 1/{factor} of its neighbours, such as {other} for {year}",
                **values,
            )
        yield Finding(found.point.path, text, help, doubt=Doubt.SUSPICIOUS)
