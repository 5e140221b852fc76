"""Targets that go against the declared direction.

With `direction: increase`, which is the default, targets that fall from year to year or end below
the baseline are found; with `direction: decrease` those that rise. A running total whose targets
fall is left to AP305.

Why:
    With the wrong direction every verdict in the report is reversed: the department that cut
    the waiting time is shown as having failed.

How to fix:
    Decide which way is better for citizens and correct the direction. If the direction is right,
    correct the number.

When to ignore:
    If the targets really get worse for a time, as while a building is closed; say so in a note.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      waiting:
        name: 窓口の待ち時間
        unit: 分
        aggregation: annual
        targets: {2025: 10, 2026: 8}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      waiting:
        name: 窓口の待ち時間
        unit: 分
        aggregation: annual
        direction: decrease
        targets: {2025: 10, 2026: 8}
"""

from __future__ import annotations

from itertools import pairwise
from operator import gt, lt
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Aggregation, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP306", "target-direction", Severity.WARNING)

_WORSE = {Direction.INCREASE: lt, Direction.DECREASE: gt}
"""How a value that is worse compares to the other."""

_CUMULATIVE = Aggregation.CUMULATIVE


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its targets, where it is to rise or fall: year by year, the last against the baseline."""
    worse = _WORSE.get(indicator.direction)
    targets = indicator.numeric_targets
    if worse is None or not targets:
        return
    help = message("check the number and the direction")
    if worse is gt or indicator.aggregation is not _CUMULATIVE:
        for (_, before), (span, after) in pairwise(targets):
            if worse(after, before):
                text = message(
                    "the target goes from {before} to {after}, but the direction is {direction}",
                    before=f"{before:,}",
                    after=f"{after:,}",
                    direction=indicator.direction,
                )
                yield Finding(("targets", str(span)), text, help)
                return
    start = indicator.baseline.value if indicator.baseline is not None else None
    span, final = targets[-1]
    if start is not None and worse(final, start):
        text = message(
            "with direction {direction}, the final target {final} is worse than the baseline "
            "{baseline}",
            final=f"{final:,}",
            baseline=f"{start:,}",
            direction=indicator.direction,
        )
        yield Finding(("targets", str(span)), text, help)
