"""A schedule that names another stage for the plan's year than the sheet does.

Bad:

    stage: {key: trial}
    indicators: {}
    schedule: [{from: 2025, to: 2026, text: 調査・研究, stage: research}]

Good:

    stage: {key: trial}
    indicators: {}
    schedule: [{from: 2025, to: 2026, text: 適用検討, stage: trial}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP403", "schedule-stage", Severity.WARNING)


def prepare(workspace: Workspace) -> int:
    """The plan's year."""
    return workspace.plan.fiscal_year


def check_initiative(year: int, initiative: Initiative) -> Iterator[Finding]:
    """The spans that hold the plan's year, where any of them names a stage."""
    if initiative.stage is None:
        return
    named = {
        span.stage: index
        for index, span in enumerate(initiative.schedule)
        if span.stage is not None and span.first <= year <= span.last
    }
    if not named or initiative.stage.key in named:
        return
    stage, index = next(iter(named.items()))
    text = message(
        "for {year} the schedule names the stage {one}, the sheet {other}",
        year=year,
        one=stage,
        other=initiative.stage.key,
    )
    yield Finding(("schedule", index, "stage"), text, message("make the two agree"))
