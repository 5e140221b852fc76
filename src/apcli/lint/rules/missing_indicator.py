"""An initiative without an indicator in a stage that requires one.

The plan itself sets which stages require an indicator, by `requires_indicator: true`. An initiative
that is followed up in another plan (`managed_by`) has its targets there.

Why:
    Money is spent in such a stage, and without an indicator nobody can say at the end of the year
    whether it did anything for citizens. The initiative is missing from every figure of progress.

How to fix:
    Add an indicator with targets, or correct the stage if the initiative has not come that far.

When to ignore:
    If the plan was published without an indicator and is kept as it was published.

Bad:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
      - {key: implementation, name: 導入実行, requires_indicator: true}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: implementation}
    indicators: {}

Good:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
      - {key: implementation, name: 導入実行, requires_indicator: true}
    # initiatives/first.yaml
    title: 窓口のDX
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
    """Its stage, where it has no indicator and has not ended."""
    stage = initiative.stage
    if initiative.indicators or stage is None or stage.key not in names:
        return
    if initiative.managed_by or initiative.ended:
        return
    text = message("the stage {stage} requires an indicator", stage=names[stage.key])
    help = message("add an indicator with targets, or correct the stage")
    yield Finding(("stage",), text, help)
