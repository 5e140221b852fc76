"""An initiative in a stage that requires an indicator, without one.

The plan's own rule: what is in such a stage (`requires_indicator: true`) shows its effect by a
target. An initiative that is followed up in another plan (`managed_by`) has its targets there.

Bad:

    stage: {key: implementation}
    indicators: {}

Good:

    stage: {key: trial}
    indicators: {}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP301", "missing-indicator", Severity.WARNING)


def prepare(workspace: Workspace) -> dict[str, str]:
    """The names of the stages that require an indicator, by their keys."""
    stages = workspace.taxonomy.stages
    return {stage.key: stage.name for stage in stages if stage.requires_indicator}


def check_initiative(names: dict[str, str], initiative: Initiative) -> Iterator[Finding]:
    """Its stage, where it has no indicator."""
    stage = initiative.stage
    if initiative.indicators or stage is None or stage.key not in names or initiative.managed_by:
        return
    text = message(
        "the stage {stage} requires an indicator, and there is none", stage=names[stage.key]
    )
    help = message("add an indicator with targets, or set the stage it is really in")
    yield Finding(("stage",), text, help)
