"""A note that speaks of raised or lowered targets where the targets do not move that way.

上方修正 over targets of which none is above the value before it, or 下方修正 where none is below:
a reader who compares note and table stumbles. (Against last year's plan the note may still be
true, so this is a remark.)

Bad:

    notes: [令和7年度以降の目標値を上方修正しています。]
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2024: {forecast: 180}}
        targets: {2025: 180, 2026: 180}

Good:

    notes: [令和7年度以降の目標値を上方修正しています。]
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2024: {forecast: 180}}
        targets: {2025: 190, 2026: 200}
"""

from __future__ import annotations

from itertools import pairwise
from operator import gt, lt
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from apcli.models import Indicator, Initiative

RULE = Rule("AP602", "note-denied", Severity.REMARK)

_CLAIMS = {"上方修正": gt, "下方修正": lt}
"""How a target that was raised or lowered compares to the value before it."""


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Every note with such a claim against its numbers."""
    for index, note in enumerate(initiative.notes):
        for claim, moved in _CLAIMS.items():
            if claim not in note or _any_moved(initiative, moved):
                continue
            numbers = "; ".join(map(_printed, initiative.indicators.values()))
            text = message(
                "the note says {claim}, the targets are {numbers}",
                claim=claim,
                numbers=numbers or "–",
            )
            help = message("compare the note with the targets and correct the one that is wrong")
            yield Finding(("notes", index), text, help)


def _any_moved(initiative: Initiative, moved: Callable[[Decimal, Decimal], bool]) -> bool:
    """Any forecast or target compares so to the one before it."""
    for indicator in initiative.indicators.values():
        for before, after in pairwise(_numbers(indicator)):
            if moved(after, before):
                return True
    return False


def _numbers(indicator: Indicator) -> list[Decimal]:
    """The forecasts and the targets in the order of their years."""
    numbers = [(span.first, target) for span, target in indicator.numeric_targets]
    for year, values in indicator.values.items():
        forecast = values.forecast
        if forecast is not None and forecast.value is not None:
            numbers.append((year, forecast.value))
    return [value for _, value in sorted(numbers)]


def _printed(indicator: Indicator) -> str:
    values = [target.value for _, target in sorted(indicator.targets.items())]
    return ", ".join(f"{value:,}" if value is not None else "–" for value in values)
