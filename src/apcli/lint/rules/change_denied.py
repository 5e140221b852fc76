"""An initiative that is expanded (拡充), although its targets fall.

Only indicators with `direction: increase` or `at_least` are checked. Nothing is found if the last
target of one of them is as high as its first, or higher.

Why:
    The plan promises citizens more and sets the department lower targets. Readers cannot tell which
    of the two was decided.

How to fix:
    Correct `change`, or the targets.

When to ignore:
    If what is expanded is not what the indicators measure; say so in a note.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    change: expanded
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        direction: at_least
        targets: {2025: 20, 2026: 15}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    change: expanded
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        direction: at_least
        targets: {2025: 20, 2026: 25}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Change, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP604", "change-denied", Severity.WARNING)

_RISING = (Direction.INCREASE, Direction.AT_LEAST)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Its change against the first and the last target of its indicators."""
    if initiative.change is not Change.EXPANDED:
        return
    ends = [
        (indicator.numeric_targets[0][1], indicator.numeric_targets[-1][1])
        for indicator in initiative.indicators.values()
        if indicator.direction in _RISING and indicator.numeric_targets
    ]
    if ends and all(last < first for first, last in ends):
        first, last = ends[0]
        text = message(
            "the change is expanded (拡充), but the targets fall from {first} to {last}",
            first=f"{first:,}",
            last=f"{last:,}",
        )
        yield Finding(("change",), text, message("correct the change or the targets"))
