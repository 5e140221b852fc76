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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP301", "missing-indicator", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The stage of every initiative that has no indicator."""
    names = {
        stage.key: stage.name for stage in workspace.taxonomy.stages if stage.requires_indicator
    }
    for key, initiative in workspace.initiatives.items():
        stage = initiative.stage
        if (
            stage is None
            or stage.key not in names
            or initiative.indicators
            or initiative.managed_by
        ):
            continue
        text = message(
            "the stage {stage} requires an indicator, and there is none", stage=names[stage.key]
        )
        mend = message("add an indicator with targets, or set the stage it is really in")
        yield in_initiative(key, ("stage",), text, mend)
