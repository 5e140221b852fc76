"""A stage whose basis is missing from the data.

`basis: indicator` says that the stage follows from the targets, so an indicator must have some.
`basis: schedule` says that it follows from the schedule, so a span that covers the plan's year must
have the same stage.

Why:
    The document prints the basis beside the stage: 目標値の設定から or 実施スケジュールから.
    Readers who look there find no targets or another stage, and cannot see why the initiative is
    said to be in this one.

How to fix:
    Add the targets, or the stage to the span of the schedule. Correct the basis if the stage
    follows from the other one, or leave it out if the plan itself states the stage.

When to ignore:
    Never: a stage needs no basis, and without one nothing is printed.

Bad:

    # plan.yaml
    fiscal_year: 2025
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial, basis: schedule}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 随時対応}

Good:

    # plan.yaml
    fiscal_year: 2025
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial, basis: schedule}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 適用検討, stage: trial}
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
    """The basis of its stage against its targets or its schedule."""
    stage = initiative.stage
    if stage is None or stage.basis == "declared":
        return
    if stage.basis == "indicator":
        if any(indicator.targets for indicator in initiative.indicators.values()):
            return
        text = message("the basis of the stage is 'indicator', but there are no targets")
    else:
        if any(
            span.stage == stage.key and span.first <= year <= span.last
            for span in initiative.schedule
        ):
            return
        text = message(
            "the basis of the stage is 'schedule', but the schedule does not have the stage "
            "'{stage}' for {year}",
            stage=stage.key,
            year=year,
        )
    help = message("correct the basis or the stage, or leave the basis out")
    yield Finding(("stage", "basis"), text, help)
