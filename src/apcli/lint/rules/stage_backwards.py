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

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP407", "stage-backwards", Severity.WARNING)


def prepare(workspace: Workspace) -> dict[str, tuple[int, str]]:
    """The place and the name of every stage, by its key."""
    return {stage.key: (place, stage.name) for place, stage in enumerate(workspace.taxonomy.stages)}


def check_initiative(
    stages: dict[str, tuple[int, str]], initiative: Initiative
) -> Iterator[Finding]:
    """The stages that the spans of its schedule name, in the order of their years."""
    named = [
        (span.first, stages[span.stage], index)
        for index, span in enumerate(initiative.schedule)
        if span.stage in stages
    ]
    if len(named) < 2:
        return
    for (_, (before, one), _), (_, (after, other), index) in pairwise(sorted(named)):
        if after < before:
            text = message("the stage goes back from {one} to {other}", one=one, other=other)
            help = message("look at the years, or say why in a note")
            yield Finding(("schedule", index, "stage"), text, help)
