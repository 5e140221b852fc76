"""A schedule whose stages go backwards.

Stages are passed in the order in which the taxonomy lists them. Going back happens, and is then
worth a note.

Bad:

    stage: {key: trial}
    indicators: {}
    schedule:
      - {from: 2024, to: 2025, text: 適用検討, stage: trial}
      - {from: 2026, to: 2028, text: 調査・研究, stage: research}

Good:

    stage: {key: trial}
    indicators: {}
    schedule:
      - {from: 2024, to: 2024, text: 調査・研究, stage: research}
      - {from: 2025, to: 2028, text: 適用検討, stage: trial}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP407", "stage-backwards", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The stages that the spans of every schedule name, in the order of their years."""
    stages = workspace.taxonomy.stages
    order = {stage.key: place for place, stage in enumerate(stages)}
    names = {stage.key: stage.name for stage in stages}
    for key, initiative in workspace.initiatives.items():
        named = sorted(
            (span.first, order[span.stage], index, span.stage)
            for index, span in enumerate(initiative.schedule)
            if span.stage in order
        )
        for (_, before, _, one), (_, after, index, other) in pairwise(named):
            if after < before:
                text = message(
                    "the stage goes back from {one} to {other}", one=names[one], other=names[other]
                )
                mend = message("look at the years, or say why in a note")
                yield in_initiative(key, ("schedule", index, "stage"), text, mend)
