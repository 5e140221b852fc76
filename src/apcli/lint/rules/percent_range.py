"""A percentage below 0 or above 100.

Rates of change may well be so; a share of a whole never is.

Bad:

    indicators:
      share: {name: 電子申請の割合, unit: ％, aggregation: annual, targets: {2025: 850}}

Good:

    indicators:
      share: {name: 電子申請の割合, unit: ％, aggregation: annual, targets: {2025: 85}}
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import figures_of, measured_in

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
    for path, value in chain(figures_of(indicator), _rates(indicator)):
        if not 0 <= value <= 100:
            text = message("{value} is no share of a whole", value=f"{value:,}")
            yield Finding(path, text, message("look at the number, and at the unit"))


def _rates(indicator: Indicator) -> Iterator[tuple[DataPath, Decimal]]:
    for path, measured in measured_in(indicator):
        if measured.numerator is not None:
            from apcli.progress.quantity import shown_value  # noqa: PLC0415  only a rate pays for it

            value = shown_value(measured, indicator)
            if value is not None:
                yield path, value
