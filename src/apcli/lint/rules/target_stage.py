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

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative, Stage
    from apcli.workspace import Workspace

RULE = Rule("AP309", "target-stage", Severity.REMARK)


def prepare(workspace: Workspace) -> dict[str, Stage]:
    """The stages by their keys, none where no stage asks for targets."""
    stages = {stage.key: stage for stage in workspace.taxonomy.stages}
    return stages if any(stage.requires_indicator for stage in stages.values()) else {}


def check_initiative(stages: dict[str, Stage], initiative: Initiative) -> Iterator[Finding]:
    """The targets of its indicators, where it has any, against its stage."""
    if initiative.stage is None or not initiative.indicators:
        return
    stage = stages.get(initiative.stage.key)
    if stage is None:
        return
    targets = any(indicator.targets for indicator in initiative.indicators.values())
    if targets == stage.requires_indicator:
        return
    if targets:
        text = message("there are targets, the stage {stage} asks for none", stage=stage.name)
    else:
        text = message("the stage {stage} asks for targets, and there is none", stage=stage.name)
    yield Finding(("stage", "key"), text, message("look at the stage, and at the targets"))
