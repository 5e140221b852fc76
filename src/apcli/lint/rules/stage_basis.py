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

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP404", "stage-basis", Severity.WARNING)


def prepare(workspace: Workspace) -> int:
    """The plan's year."""
    return workspace.plan.fiscal_year


def check_initiative(year: int, initiative: Initiative) -> Iterator[Finding]:
    """Its stage, where that is not simply declared."""
    stage = initiative.stage
    if stage is None or stage.basis == "declared":
        return
    if stage.basis == "indicator":
        if any(indicator.targets for indicator in initiative.indicators.values()):
            return
        text = message("the stage is concluded from targets, and there are none")
    else:
        if any(
            span.stage == stage.key and span.first <= year <= span.last
            for span in initiative.schedule
        ):
            return
        text = message(
            "the stage is concluded from the schedule, which does not name it for {year}",
            year=year,
        )
    yield Finding(("stage", "basis"), text, message("correct the basis, or the stage"))
