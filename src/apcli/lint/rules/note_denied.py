"""A note about raised or lowered targets in an initiative whose targets do not move that way.

A target is raised (上方修正) if it is above the target before it, and lowered (下方修正) if it is
below. The first target is compared with the last forecast before it. One target of one indicator is
enough. Where last year's edition is known, the targets are compared with it instead (AP706).

Why:
    The note stands on the same page as the targets. Readers who compare them see that no target
    was raised or lowered, do not know which of the two is wrong, and the assembly will ask.

How to fix:
    Compare the note with the targets and correct the one that is wrong. Often the note was copied
    from another initiative, or the raised targets were never entered.

When to ignore:
    If the note compares the targets with last year's plan, whose targets are not in the data.

Bad:

    title: 窓口のDX
    notes: [令和7年度以降の目標値を上方修正しています。]
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2024: {forecast: 180}}
        targets: {2025: 180, 2026: 180}

Good:

    title: 窓口のDX
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

    from apcli.diagnostics import Message
    from apcli.models import Indicator, Sheet
    from apcli.workspace import Workspace

RULE = Rule("AP602", "note-denied", Severity.REMARK)

_CLAIMS = {"上方修正": gt, "下方修正": lt}
"""How a target that was raised or lowered compares with the number before it."""


def prepare(workspace: Workspace) -> bool:
    """Whether last year's targets are not known, so that these are all there is to compare."""
    return workspace.previous is None


def check_sheet(alone: bool, sheet: Sheet) -> Iterator[Finding]:
    """Every note with such a claim against the targets."""
    if not alone:
        return
    for index, note in enumerate(sheet.notes):
        for claim, moved in _CLAIMS.items():
            if claim in note and not _any_moved(sheet, moved):
                help = message(
                    "compare the note with the targets and correct the one that is wrong"
                )
                yield Finding(("notes", index), _denial(claim, sheet), help)


def _any_moved(sheet: Sheet, moved: Callable[[Decimal, Decimal], bool]) -> bool:
    """Whether any target of any indicator moved this way."""
    return any(
        moved(after, before)
        for indicator in sheet.indicators.values()
        for before, after in pairwise(_numbers(indicator))
    )


def _numbers(indicator: Indicator) -> list[Decimal]:
    """The last forecast before the targets, then the targets, in the order of their years."""
    targets = indicator.numeric_targets
    if not targets:
        return []
    first = targets[0][0].first
    forecasts = sorted(
        (year, values.forecast.value)
        for year, values in indicator.values.items()
        if year < first and values.forecast is not None and values.forecast.value is not None
    )
    return [*(value for _, value in forecasts[-1:]), *(value for _, value in targets)]


def _denial(claim: str, sheet: Sheet) -> Message:
    numbers = [
        ", ".join(f"{target:,}" for _, target in indicator.numeric_targets)
        for indicator in sheet.indicators.values()
        if indicator.numeric_targets
    ]
    if not numbers:
        return message("the note says {claim}, but there is no numeric target", claim=claim)
    return message(
        "the note says {claim}, but the targets are {numbers}",
        claim=claim,
        numbers="; ".join(numbers),
    )
