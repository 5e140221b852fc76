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
from apcli.models.naming import Named, key_meant, named_stages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP204", "unknown-stage", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> dict[str, Named]:
    """The stages by their keys."""
    return {stage.key: stage for stage in named_stages(workspace.taxonomy.stages)}


def check_initiative(known: dict[str, Named], initiative: Initiative) -> Iterator[Finding]:
    """Every stage that it or a span of its schedule names."""
    if initiative.stage is not None and initiative.stage.key not in known:
        yield _unknown(("stage", "key"), initiative.stage.key, known)
    for index, span in enumerate(initiative.schedule):
        if span.stage is not None and span.stage not in known:
            yield _unknown(("schedule", index, "stage"), span.stage, known)


def _unknown(path: DataPath, stage: str, known: dict[str, Named]) -> Finding:
    text = message("unknown stage '{name}'", name=stage)
    every = message("the stages are: {names}", names=", ".join(known))
    help, key = key_meant(stage, known.values(), every)
    return Finding(path, text, help, replacement=key)
