"""A percentage below 0 or above 100.

Every number of an indicator in ％ is checked, also the result of a rate that is given by numerator
and denominator.

Why:
    A share of a whole cannot be more than all of it. Usually the decimal point is missing, and a
    city that publishes 850 ％ loses credibility for its other figures.

How to fix:
    Correct the number, or the unit if it is not a percentage.

When to ignore:
    If the figure is a rate of change or a ratio that may go beyond 100, such as 前年度比.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      share:
        name: 電子申請の割合
        unit: ％
        aggregation: annual
        targets: {2025: 850}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      share:
        name: 電子申請の割合
        unit: ％
        aggregation: annual
        targets: {2025: 85.0}
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import measured_in, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Indicator

RULE = Rule("AP314", "percent-range", Severity.REMARK)

_PERCENT = ("％", "%")


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it, where its unit is ％, those of rates by their parts too."""
    if indicator.unit not in _PERCENT:
        return
    for path, value in chain(numbers_of(indicator), _rates(indicator)):
        if not 0 <= value <= 100:
            text = message("{value} is not between 0 and 100", value=f"{value:,}")
            yield Finding(path, text, message("check the number and the unit"))


def _rates(indicator: Indicator) -> Iterator[tuple[DataPath, Decimal]]:
    for path, measured in measured_in(indicator):
        if measured.numerator is not None:
            from apcli.progress.precision import shown_value  # noqa: PLC0415  only a rate pays for it

            value = shown_value(measured, indicator)
            if value is not None:
                yield path, value
