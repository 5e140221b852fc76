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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP308", "target-gap", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The spans of every indicator's targets; a milestone beyond the plan makes no gap."""
    years = frozenset(workspace.plan.years.targets)
    for key, initiative in workspace.initiatives.items():
        for name, indicator in initiative.indicators.items():
            for before, after in pairwise(sorted(indicator.targets)):
                missing = [year for year in range(before.last + 1, after.first) if year in years]
                if missing:
                    text = message("no target for {years}", years=", ".join(map(str, missing)))
                    mend = message(
                        "add it, or say why there is none: {example}",
                        example=f"{missing[0]}: {{text: …}}",
                    )
                    route = ("indicators", name, "targets", str(after))
                    yield in_initiative(key, route, text, mend, on_key=True)
