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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.models import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.workspace import Workspace

KIND = Kind("AP304", "baseline-is-target", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The baseline of every indicator that is to rise or fall."""
    for key, initiative in workspace.initiatives.items():
        for indicator_key, indicator in initiative.indicators.items():
            if indicator.direction not in (Direction.INCREASE, Direction.DECREASE):
                continue
            baseline = indicator.baseline
            if baseline is None or baseline.value is None or baseline.value != _final(indicator):
                continue
            text = message(
                "the baseline {value} is the final target already", value=f"{baseline.value:,}"
            )
            mend = message(
                "set a further target, or a direction that keeps a level: at_least, at_most"
            )
            yield in_initiative(key, ("indicators", indicator_key, "baseline"), text, mend)


def _final(indicator: Indicator) -> Decimal | None:
    numbers = [
        (span.last, target.value)
        for span, target in indicator.targets.items()
        if target.value is not None
    ]
    return max(numbers)[1] if numbers else None
