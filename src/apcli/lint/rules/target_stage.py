"""Targets in a stage that asks for none, or none in a stage that asks for them.

The plan's own rule: initiatives in a stage with `requires_indicator: true` carry targets, the
others are decided on year by year. (Where there is no indicator at all, another rule says so.)

Bad:

    stage: {key: trial}

Good:

    stage: {key: implementation}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP309", "target-stage", Severity.INFO)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every initiative with an indicator, in a plan whose stages ask for targets."""
    stages = {stage.key: stage for stage in workspace.taxonomy.stages}
    if not any(stage.requires_indicator for stage in stages.values()):
        return
    for key, initiative in workspace.initiatives.items():
        stage = stages.get(initiative.stage.key) if initiative.stage else None
        if stage is None or not initiative.indicators:
            continue
        targets = any(indicator.targets for indicator in initiative.indicators.values())
        if targets and not stage.requires_indicator:
            text = message("there are targets, the stage {stage} asks for none", stage=stage.name)
        elif stage.requires_indicator and not targets:
            text = message(
                "the stage {stage} asks for targets, and there is none", stage=stage.name
            )
        else:
            continue
        mend = message("look at the stage, and at the targets")
        yield in_initiative(key, ("stage", "key"), text, mend)
