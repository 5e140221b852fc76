"""A baseline that already equals the final target.

Only indicators that are to increase or decrease are checked.

Why:
    The plan promises citizens nothing that they do not have already. No progress can be computed
    either, since 進捗率 would divide by zero, and the report leaves it empty.

How to fix:
    Set a target that goes further. If the level is to be kept, write `direction: at_least` or
    `direction: at_most`.

When to ignore:
    If the value is expected to get worse in between and to recover by the end of the plan.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 10}
        targets: {2025: 10}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
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
    text = message(
        "the baseline {value} already equals the final target", value=f"{baseline.value:,}"
    )
    help = message(
        "set a target that goes further, or a direction that keeps the level: at_least or at_most"
    )
    yield Finding(("baseline",), text, help)
