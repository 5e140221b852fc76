"""Targets in a stage that requires none, or no targets in a stage that requires them.

The plan itself sets which stages require targets, by `requires_indicator: true`. An initiative
without any indicator is left to AP301.

Why:
    Stage and targets say different things about how far an initiative has come. Readers who see
    targets expect a service that is being introduced; without them nobody can say at the end of the
    year what was achieved.

How to fix:
    Correct the stage if the initiative has moved on, or add or delete the targets.

When to ignore:
    If a department sets itself targets earlier than the plan asks for them.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial}
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 20}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: implementation}
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10, 2026: 20}
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
    """The stages by their keys, none where no stage requires an indicator."""
    stages = {stage.key: stage for stage in workspace.taxonomy.stages}
    return stages if any(stage.requires_indicator for stage in stages.values()) else {}


def check_initiative(stages: dict[str, Stage], initiative: Initiative) -> Iterator[Finding]:
    """The targets of its indicators, where it has any and has not ended, against its stage."""
    if initiative.stage is None or not initiative.indicators or initiative.ended:
        return
    stage = stages.get(initiative.stage.key)
    if stage is None:
        return
    targets = any(indicator.targets for indicator in initiative.indicators.values())
    if targets == stage.requires_indicator:
        return
    if targets:
        text = message("there are targets, but the stage {stage} requires none", stage=stage.name)
    else:
        text = message("the stage {stage} requires targets, but there are none", stage=stage.name)
    yield Finding(("stage", "key"), text, message("check the stage and the targets"))
