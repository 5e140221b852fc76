"""A year without a target between years that have one.

Only indicators with targets for two years in a row are checked: a mid-term and a final target alone
have no gap. Only years for which the plan sets targets count.

Why:
    In the year of the gap the department has nothing to work towards, and the report cannot say
    whether its result was good.

How to fix:
    Add the target. If there is deliberately none, write the reason in words, as in `2027: {text:
    改修のため休止}`.

When to ignore:
    If the plan was published with the gap and is kept as it was published.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 11, 2028: 13}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 11, 2027: 12, 2028: 13}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.models import Indicator, YearSpan
    from apcli.workspace import Workspace

RULE = Rule("AP308", "target-gap", Severity.WARNING)


def prepare(workspace: Workspace) -> frozenset[int]:
    """The years for which the plan sets targets."""
    return frozenset(workspace.plan.years.targets)


def check_indicator(years: frozenset[int], indicator: Indicator) -> Iterator[Finding]:
    """The years between its targets; a milestone beyond the plan makes no gap."""
    spans = sorted(indicator.targets)
    if not _are_yearly(spans):
        return
    for before, after in pairwise(spans):
        missing = [year for year in range(before.last + 1, after.first) if year in years]
        if missing:
            text = message("no target for {years}", years=", ".join(map(str, missing)))
            help = message(
                "add it, or explain why there is none: {example}",
                example=f"{missing[0]}: {{text: …}}",
            )
            yield Finding(("targets", str(after)), text, help, on_key=True)


def _are_yearly(spans: Sequence[YearSpan]) -> bool:
    """Two years in a row have a target."""
    return any(span.first < span.last for span in spans) or any(
        before.last + 1 == after.first for before, after in pairwise(spans)
    )
