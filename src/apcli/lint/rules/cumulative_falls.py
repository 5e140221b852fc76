"""A cumulative indicator whose values or targets fall from one year to the next.

A running total never falls; either a number is wrong, or it is not cumulative.

Bad:

    indicators:
      sites:
        name: 設置箇所数（累計）
        unit: 箇所
        aggregation: cumulative
        targets: {2025: 20, 2026: 2}

Good:

    indicators:
      sites:
        name: 設置箇所数（累計）
        unit: 箇所
        aggregation: cumulative
        targets: {2025: 20, 2026: 22}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Path, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.models import Aggregation, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.workspace import Workspace

KIND = Kind("AP305", "cumulative-falls", Severity.WARNING)

Point = tuple[int, "Decimal", Path]


def check(workspace: Workspace) -> Iterator[Finding]:
    """Values and targets of every cumulative indicator that is to rise, year by year."""
    for key, initiative in workspace.initiatives.items():
        for indicator_key, indicator in initiative.indicators.items():
            if indicator.aggregation is not Aggregation.CUMULATIVE or indicator.direction in (
                Direction.DECREASE,
                Direction.AT_MOST,
            ):
                continue
            for points in (_results(indicator), _targets(indicator)):
                for (year, value, _), (later, fallen, path) in pairwise(points):
                    if fallen < value:
                        text = message(
                            "a running total falls from {value} in {year} to {fallen} in {later}",
                            value=f"{value:,}",
                            year=year,
                            fallen=f"{fallen:,}",
                            later=later,
                        )
                        mend = message("look at both numbers, and at the aggregation")
                        yield in_initiative(key, ("indicators", indicator_key, *path), text, mend)


def _results(indicator: Indicator) -> list[Point]:
    points: list[Point] = []
    baseline = indicator.baseline
    if baseline is not None and baseline.value is not None:
        points.append((baseline.fiscal_year, baseline.value, ("baseline", "value")))
    for year, values in indicator.values.items():
        for kind in ("actual", "preliminary", "forecast"):
            observation = getattr(values, kind)
            if observation is not None and observation.value is not None:
                points.append((year, observation.value, ("values", str(year), kind)))
                break
    return sorted(points)


def _targets(indicator: Indicator) -> list[Point]:
    return sorted(
        (span.first, target.value, ("targets", str(span)))
        for span, target in indicator.targets.items()
        if target.value is not None
    )
