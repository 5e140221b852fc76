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
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator, Initiative
    from apcli.workspace import Workspace

KIND = Kind("AP602", "note-denied", Severity.INFO)

_CLAIMS = {"上方修正": 1, "下方修正": -1}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every note with such a claim against the numbers of its initiative."""
    for key, initiative in workspace.initiatives.items():
        for index, note in enumerate(initiative.notes):
            for claim, sign in _CLAIMS.items():
                if claim not in note or _moves(initiative, sign):
                    continue
                numbers = "; ".join(
                    _printed(indicator) for indicator in initiative.indicators.values()
                )
                text = message(
                    "the note says {claim}, the targets are {numbers}",
                    claim=claim,
                    numbers=numbers or "–",
                )
                mend = message("compare the note with the targets, and mend the one that is wrong")
                yield in_initiative(key, ("notes", index), text, mend)


def _moves(initiative: Initiative, sign: int) -> bool:
    return any(
        (after - before) * sign > 0
        for indicator in initiative.indicators.values()
        for before, after in pairwise(_numbers(indicator))
    )


def _numbers(indicator: Indicator) -> list[Decimal]:
    """The forecasts and the targets in the order of their years."""
    forecasts = [
        (year, values.forecast.value)
        for year, values in indicator.values.items()
        if values.forecast is not None and values.forecast.value is not None
    ]
    targets = [
        (span.first, target.value)
        for span, target in indicator.targets.items()
        if target.value is not None
    ]
    return [value for _, value in sorted([*forecasts, *targets])]


def _printed(indicator: Indicator) -> str:
    values = [target.value for _, target in sorted(indicator.targets.items())]
    return ", ".join(f"{value:,}" if value is not None else "–" for value in values)
