"""A stage concluded from something that is not there.

`basis: indicator` says that the stage follows from yearly targets, `basis: schedule` that the
schedule names it for the plan's year.

Bad:

    stage: {key: trial, basis: schedule}
    indicators: {}
    schedule: [{from: 2025, to: 2026, text: 随時対応}]

Good:

    stage: {key: trial, basis: schedule}
    indicators: {}
    schedule: [{from: 2025, to: 2026, text: 適用検討, stage: trial}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP404", "stage-basis", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every stage that is not simply declared."""
    year = workspace.plan.fiscal_year
    for key, initiative in workspace.initiatives.items():
        stage = initiative.stage
        if stage is None:
            continue
        targets = any(indicator.targets for indicator in initiative.indicators.values())
        named = any(
            span.stage == stage.key and span.first <= year <= span.last
            for span in initiative.schedule
        )
        if stage.basis == "indicator" and not targets:
            text = message("the stage is concluded from targets, and there are none")
        elif stage.basis == "schedule" and not named:
            text = message(
                "the stage is concluded from the schedule, which does not name it for {year}",
                year=year,
            )
        else:
            continue
        yield in_initiative(
            key, ("stage", "basis"), text, message("correct the basis, or the stage")
        )
