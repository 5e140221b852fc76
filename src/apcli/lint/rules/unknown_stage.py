"""A stage that the plan does not define, in a sheet or in its schedule.

Bad:

    stage: {key: started}

Good:

    stage: {key: implementation}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Path, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

KIND = Kind("AP204", "unknown-stage", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every stage that a sheet or a span of its schedule names."""
    known = [stage.key for stage in workspace.taxonomy.stages]
    for key, initiative in workspace.initiatives.items():
        for path, stage in _named(initiative):
            if stage in known:
                continue
            near = nearest(stage, known)
            text = message("unknown stage '{name}'", name=stage)
            mend = (
                message("did you mean '{name}'?", name=near)
                if near
                else message("the stages are: {names}", names=", ".join(known))
            )
            yield in_initiative(key, path, text, mend, replacement=near)


def _named(initiative: Initiative) -> Iterator[tuple[Path, str]]:
    if initiative.stage is not None:
        yield ("stage", "key"), initiative.stage.key
    for index, span in enumerate(initiative.schedule):
        if span.stage is not None:
            yield ("schedule", index, "stage"), span.stage
