"""A forecast that is worse than the baseline or already beyond the first target.

The forecast is compared with a baseline of an earlier year and with the next target after it. Only
indicators that are to increase or decrease are checked.

Why:
    A forecast that is worse than the baseline is a step back for citizens, and the assembly will
    ask for the reason. One that is beyond the first target shows a target that is reached before
    the plan begins.

How to fix:
    Compare both numbers with the department's report. Set a target that goes further if the
    forecast is right.

When to ignore:
    If both numbers are right and a note explains them.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 39}
        values: {2024: {forecast: 30}}
        targets: {2025: 55}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 39}
        values: {2024: {forecast: 45}}
        targets: {2025: 55}
"""

from __future__ import annotations

from operator import gt, lt
from typing import TYPE_CHECKING

from apcli.diagnostics import Message, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from apcli.models import Indicator

RULE = Rule("AP307", "forecast-out-of-line", Severity.REMARK)

_WORSE = {Direction.INCREASE: lt, Direction.DECREASE: gt}
"""How a value that is worse compares to the other."""


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every forecast of it, where it is to rise or fall."""
    worse = _WORSE.get(indicator.direction)
    if worse is None:
        return
    for year, values in indicator.values.items():
        forecast = values.forecast
        if forecast is None or forecast.value is None:
            continue
        for text in _judged(indicator, year, forecast.value, worse):
            help = message("check both numbers; if they are right, explain them in a note")
            yield Finding(("values", str(year), "forecast"), text, help)


def _judged(
    indicator: Indicator, year: int, forecast: Decimal, worse: Callable[[Decimal, Decimal], bool]
) -> Iterator[Message]:
    baseline = indicator.baseline
    start = baseline.value if baseline is not None and baseline.fiscal_year < year else None
    if start is not None and worse(forecast, start):
        yield message(
            "the forecast {forecast} is worse than the baseline {baseline}",
            forecast=f"{forecast:,}",
            baseline=f"{start:,}",
        )
    later, target = _target_after(indicator, year)
    if target is not None and worse(target, forecast):
        yield message(
            "the forecast {forecast} for {year} is already beyond the target {target} for {later}",
            forecast=f"{forecast:,}",
            year=year,
            target=f"{target:,}",
            later=later,
        )


def _target_after(indicator: Indicator, year: int) -> tuple[int, Decimal | None]:
    """The year and the number of the first target after a year, None where there is none."""
    for span, target in indicator.numeric_targets:
        if span.first > year:
            return span.first, target
    return year, None
