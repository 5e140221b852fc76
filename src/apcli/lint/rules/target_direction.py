"""Targets that go against the declared direction.

With `direction: increase` more is better, so targets that fall from year to year mean that the
direction, or a number, is wrong. (A running total that falls is another rule's finding.)

Bad:

    indicators:
      waiting:
        name: 待ち時間
        unit: 分
        aggregation: annual
        targets: {2025: 10, 2026: 8}

Good:

    indicators:
      waiting:
        name: 待ち時間
        unit: 分
        aggregation: annual
        direction: decrease
        targets: {2025: 10, 2026: 8}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.models import Aggregation, Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP306", "target-direction", Severity.WARNING)

_SIGNS = {Direction.INCREASE: 1, Direction.DECREASE: -1}


def check(workspace: Workspace) -> Iterator[Finding]:
    """The targets of every indicator that is to rise or fall, year by year."""
    for key, initiative in workspace.initiatives.items():
        for name, indicator in initiative.indicators.items():
            sign = _SIGNS.get(indicator.direction)
            rising_total = indicator.aggregation is Aggregation.CUMULATIVE and sign == 1
            if sign is None or rising_total or len(indicator.targets) < 2:
                continue
            numbers = [
                (span, target.value)
                for span, target in sorted(indicator.targets.items())
                if target.value is not None
            ]
            for (_, before), (span, after) in pairwise(numbers):
                if (after - before) * sign < 0:
                    text = message(
                        "the target goes from {before} to {after}, the direction is {direction}",
                        before=f"{before:,}",
                        after=f"{after:,}",
                        direction=indicator.direction,
                    )
                    mend = message("look at the number, and at the direction")
                    yield in_initiative(key, ("indicators", name, "targets", str(span)), text, mend)
                    break
