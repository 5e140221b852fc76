"""A baseline of another year than `years` says, since the plan moved on.

An indicator that had a baseline of a year of its own in last year's edition may keep it.

Why:
    The column is headed with the plan's baseline year, and the progress of one indicator is counted
    from another.

How to fix:
    Write the value of the plan's baseline year, or correct `years` in `plan.yaml`.

When to ignore:
    If there is no value of that year, and the document says so.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2022, value: 8}
        targets: {2025: 10, 2026: 20}

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        baseline: {fiscal_year: 2023, value: 8}
        targets: {2025: 10, 2026: 20}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP710", "baseline-year", Severity.REMARK)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every baseline against the plan's, but for those that were of another year before."""
    old, year = workspace.last_year.edition.plan.years.baseline, workspace.plan.years.baseline
    if year is None:
        return
    for pair in indicator_pairs(workspace):
        now, before = pair.now.baseline, pair.before.baseline
        if now is None or now.fiscal_year == year:
            continue
        if before is not None and before.fiscal_year == now.fiscal_year != old:
            continue
        text = message(
            "the baseline is of {year}, and that of the plan of {other}",
            year=now.fiscal_year,
            other=year,
        )
        help = message("write the value of {year}, or correct 'years' in plan.yaml", year=year)
        path = ("indicators", pair.name, "baseline", "fiscal_year")
        yield placed(workspace, pair.key, Finding(path, text, help))
