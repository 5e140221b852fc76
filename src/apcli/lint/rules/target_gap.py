"""A year between the first and the last target that has none.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2027: 12}

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 11, 2027: 12}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP308", "target-gap", Severity.WARNING)


def prepare(workspace: Workspace) -> frozenset[int]:
    """The years for which the plan sets targets."""
    return frozenset(workspace.plan.years.targets)


def check_indicator(years: frozenset[int], indicator: Indicator) -> Iterator[Finding]:
    """The spans of its targets; a milestone beyond the plan makes no gap."""
    if len(indicator.targets) < 2:
        return
    for before, after in pairwise(sorted(indicator.targets)):
        if after.first == before.last + 1:
            continue
        missing = [year for year in range(before.last + 1, after.first) if year in years]
        if missing:
            text = message("no target for {years}", years=", ".join(map(str, missing)))
            help = message(
                "add it, or say why there is none: {example}",
                example=f"{missing[0]}: {{text: …}}",
            )
            yield Finding(("targets", str(after)), text, help, on_key=True)
