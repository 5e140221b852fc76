"""An initiative without a stage: 記載なし.

The document prints 記載なし, which is honest where the plan does not say; where the stage is
known, it belongs here.

Bad:

    stage:

Good:

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
    """Its stage, in a plan that defines stages."""
    if initiative.stage is not None or not stages:
        return
    text = message("no stage is stated for '{title}'", title=initiative.title)
    help = message(
        "add a line such as '{example}'; the stages are: {names}",
        example=f"stage: {{key: {stages[0]}}}",
        names=", ".join(stages),
    )
    yield Finding(("title",), text, help)
