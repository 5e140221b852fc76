"""A cumulative indicator whose values or targets fall from one year to the next.

Of each year the actual value is compared, or else the preliminary one or the forecast. A running
total that is meant to decrease is not checked.

Why:
    A running total never falls. Usually a digit is missing, or a department reported the count of
    one year, and then the percentages of every later year are wrong.

How to fix:
    Compare both numbers with the department's report. If it counts each year anew, correct the
    aggregation and the name.

When to ignore:
    If something that was counted was removed or taken back, such as sites that were closed; say so
    in a note.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      sites:
        name: 設置箇所数（累計）
        unit: 箇所
        aggregation: cumulative
        targets: {2025: 20, 2026: 2}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
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

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import SINGLE_KINDS
from apcli.models import Aggregation, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator

RULE = Rule("AP305", "cumulative-falls", Severity.WARNING)

Point = tuple[int, "Decimal", str]
"""A year, its value, and of which kind that is: empty for the baseline."""

_CUMULATIVE = Aggregation.CUMULATIVE
_FALLING = (Direction.DECREASE, Direction.AT_MOST)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its values and its targets, where it is a running total that is to rise, year by year."""
    if indicator.aggregation is not _CUMULATIVE or indicator.direction in _FALLING:
        return
    for (year, value, _), (later, fallen, kind) in pairwise(_results(indicator)):
        if fallen < value:
            path = ("values", str(later), kind) if kind else ("baseline", "value")
            yield _finding(path, year, value, later, fallen)
    for (span, value), (later_span, fallen) in pairwise(indicator.numeric_targets):
        if fallen < value:
            path = ("targets", str(later_span))
            yield _finding(path, span.first, value, later_span.first, fallen)


def _results(indicator: Indicator) -> list[Point]:
    points: list[Point] = []
    baseline = indicator.baseline
    if baseline is not None and baseline.value is not None:
        points.append((baseline.fiscal_year, baseline.value, ""))
    for year, values in indicator.values.items():
        for kind in SINGLE_KINDS:
            observation = getattr(values, kind)
            if observation is not None and observation.value is not None:
                points.append((year, observation.value, kind))
                break
    points.sort()
    return points


def _finding(path: DataPath, year: int, value: Decimal, later: int, fallen: Decimal) -> Finding:
    text = message(
        "the running total falls from {value} in {year} to {fallen} in {later}",
        value=f"{value:,}",
        year=year,
        fallen=f"{fallen:,}",
        later=later,
    )
    return Finding(path, text, message("check both numbers and the aggregation"))
