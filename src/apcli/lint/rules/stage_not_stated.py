"""An initiative without a stage, in a plan that defines stages.

Why:
    The document prints 記載なし in place of the stage. Citizens and the assembly cannot see whether
    a service is being studied, tried out or already in use, and the initiative is counted under no
    stage.

How to fix:
    Write the `key` of a stage in `taxonomy.yaml` as the initiative's `stage`. If you do not know
    it, ask the department in charge.

When to ignore:
    If the published plan states no stage for the initiative: then 記載なし is the truth.

Bad:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: implementation, name: 導入実行}
    # initiatives/first.yaml
    title: 窓口のDX
    stage:

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

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP401", "stage-not-stated", Severity.REMARK)


def prepare(workspace: Workspace) -> list[str]:
    """The keys of the stages."""
    return [stage.key for stage in workspace.taxonomy.stages]


def check_initiative(stages: list[str], initiative: Initiative) -> Iterator[Finding]:
    """Its stage, in a plan that defines stages, unless it has ended."""
    if initiative.stage is not None or not stages or initiative.ended:
        return
    text = message("no stage is stated for '{title}'", title=initiative.title)
    help = message(
        "add a line such as '{example}'; the stages are: {names}",
        example=f"stage: {{key: {stages[0]}}}",
        names=", ".join(stages),
    )
    yield Finding(("title",), text, help)
