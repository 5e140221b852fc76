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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP401", "stage-not-stated", Severity.INFO)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every initiative of a plan that defines stages."""
    stages = workspace.taxonomy.stages
    for key, initiative in workspace.initiatives.items():
        if stages and initiative.stage is None:
            text = message("no stage is stated for '{title}'", title=initiative.title)
            example = f"stage: {{key: {stages[0].key}}}"
            mend = message(
                "add a line such as '{example}'; the stages are: {names}",
                example=example,
                names=", ".join(stage.key for stage in stages),
            )
            yield in_initiative(key, ("title",), text, mend)
