"""A forecast on the wrong side of the baseline, or beyond the first target already.

A forecast below the baseline of what is to rise is a step back that the assembly will ask about;
one beyond the first target means that the target is no challenge any more.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 39}
        values: {2024: {forecast: 30}}
        targets: {2025: 55}

Good:

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

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Message, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.models import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.workspace import Workspace

KIND = Kind("AP307", "forecast-out-of-line", Severity.INFO)

_SIGNS = {Direction.INCREASE: 1, Direction.DECREASE: -1}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every forecast of an indicator that is to rise or fall."""
    for key, initiative in workspace.initiatives.items():
        for name, indicator in initiative.indicators.items():
            sign = _SIGNS.get(indicator.direction)
            if sign is None:
                continue
            for year, values in indicator.values.items():
                forecast = values.forecast.value if values.forecast is not None else None
                if forecast is None:
                    continue
                for text in _judged(indicator, year, forecast, sign):
                    route = ("indicators", name, "values", str(year), "forecast")
                    mend = message("look at both numbers; if they are right, say why in a note")
                    yield in_initiative(key, route, text, mend)


def _judged(indicator: Indicator, year: int, forecast: Decimal, sign: int) -> Iterator[Message]:
    baseline = indicator.baseline
    start = baseline.value if baseline is not None and baseline.fiscal_year < year else None
    if start is not None and (forecast - start) * sign < 0:
        yield message(
            "the forecast {forecast} is worse than the baseline {baseline}",
            forecast=f"{forecast:,}",
            baseline=f"{start:,}",
        )
    later = [
        (span.first, target.value)
        for span, target in indicator.targets.items()
        if span.first > year and target.value is not None
    ]
    if later and (forecast - min(later)[1]) * sign > 0:
        yield message(
            "the forecast {forecast} of {year} is beyond the target {target} of {later} already",
            forecast=f"{forecast:,}",
            year=year,
            target=f"{min(later)[1]:,}",
            later=min(later)[0],
        )
