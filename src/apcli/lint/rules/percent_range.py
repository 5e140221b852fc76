"""A percentage below 0 or above 100.

Every number of an indicator in ％ is checked, and in ‰ up to 1,000, also the result of a rate that
is given by numerator and denominator. Names with 増減, 超過, 収支, 差, 平均, 比, 伸び, 倍率, 達成率
and the like are not checked, nor is a series with several such numbers.

Why:
    A share of a whole cannot be more than all of it. Usually the decimal point is missing, and a
    city that publishes 850 ％ loses credibility for its other figures.

How to fix:
    Correct the number, or the unit if it is not a percentage.

When to ignore:
    If the figure is a rate of change or a ratio that may go beyond 100, and its name does not
    say so.

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

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.numbers import measured_in, numbers_of
from apcli.lint.plausible import out_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Indicator

RULE = Rule("AP314", "percent-range", Severity.WARNING)

_WHOLE = {"％": 100, "%": 100, "パーセント": 100, "‰": 1000}
"""All of it, by unit."""


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Every number of it, where its unit is ％ or ‰, those of rates by their parts too."""
    whole = _WHOLE.get(indicator.unit)
    if whole is None:
        return
    numbers = [*numbers_of(indicator), *_rates(indicator)]
    for wrong in (lambda value: value < 0, lambda value: value > whole):
        for path, value in out_of_place(indicator.name, numbers, wrong):
            text = message(
                "{value} is not between 0 and {whole}", value=f"{value:,}", whole=f"{whole:,}"
            )
            help = message("check the number and the unit")
            yield Finding(path, text, help, doubt=Doubt.SUSPICIOUS)


def _rates(indicator: Indicator) -> Iterator[tuple[DataPath, Decimal]]:
    for path, measured in measured_in(indicator):
        if measured.numerator is not None:
            from apcli.progress.precision import shown_value  # noqa: PLC0415  only a rate pays for it

            value = shown_value(measured, indicator)
            if value is not None:
                yield path, value
