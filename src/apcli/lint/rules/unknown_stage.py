"""A stage that the taxonomy does not have, in an initiative or its schedule.

Why:
    The stage tells readers how far an initiative has come. One that nobody defined means nothing to
    them, and the initiative is missing from the count of every stage.

How to fix:
    Write the `key` of a stage in `taxonomy.yaml`. Add the stage there if the plan really has it.

When to ignore:
    Never: a stage that is in use belongs in the taxonomy.

Bad:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: implementation, name: 導入実行}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: started}

Good:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: implementation, name: 導入実行}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: implementation}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP204", "unknown-stage", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> list[str]:
    """The keys of the stages."""
    return [stage.key for stage in workspace.taxonomy.stages]


def check_initiative(known: list[str], initiative: Initiative) -> Iterator[Finding]:
    """Every stage that it or a span of its schedule names."""
    if initiative.stage is not None and initiative.stage.key not in known:
        yield _unknown(("stage", "key"), initiative.stage.key, known)
    for index, span in enumerate(initiative.schedule):
        if span.stage is not None and span.stage not in known:
            yield _unknown(("schedule", index, "stage"), span.stage, known)


def _unknown(path: DataPath, stage: str, known: list[str]) -> Finding:
    near = nearest(stage, known)
    text = message("unknown stage '{name}'", name=stage)
    help = did_you_mean(near, message("the stages are: {names}", names=", ".join(known)))
    return Finding(path, text, help, replacement=near)
