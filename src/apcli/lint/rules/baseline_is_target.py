"""A baseline that already equals the final target.

Nothing is left to do, and no progress can be computed (進捗率 would divide by zero). Where a level
is to be kept, the direction is `at_least` or `at_most`.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 10}
        targets: {2025: 10}

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        direction: at_least
        baseline: {fiscal_year: 2023, value: 10}
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

RULE = Rule("AP304", "baseline-is-target", Severity.WARNING)

_MOVING = (Direction.INCREASE, Direction.DECREASE)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its baseline, where it is to rise or fall."""
    baseline = indicator.baseline
    if baseline is None or baseline.value is None or indicator.direction not in _MOVING:
        return
    targets = indicator.numeric_targets
    if not targets or targets[-1][1] != baseline.value:
        return
    text = message("the baseline {value} is the final target already", value=f"{baseline.value:,}")
    help = message("set a further target, or a direction that keeps a level: at_least, at_most")
    yield Finding(("baseline",), text, help)
