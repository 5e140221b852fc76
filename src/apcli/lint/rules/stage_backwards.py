"""A schedule that goes back to an earlier stage.

Stages are passed in the order in which `taxonomy.yaml` lists them. The spans that have a stage are
compared in the order of the years in which they start.

Why:
    Readers conclude that a service which is already tried out or in use will be studied again.
    Usually the years or the stages of two spans were confused.

How to fix:
    Correct the years or the stages. If the initiative really goes back, say why in `notes`.

When to ignore:
    If the step back is meant and a note explains it, such as a new study after a failed trial.

Bad:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial}
    indicators: {}
    schedule:
      - {from: 2024, to: 2025, text: 適用検討, stage: trial}
      - {from: 2026, to: 2028, text: 調査・研究, stage: research}

Good:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
    # initiatives/first.yaml
    title: 窓口のDX
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
    """The position and the name of every stage by its key."""
    return {stage.key: (place, stage.name) for place, stage in enumerate(workspace.taxonomy.stages)}


def check_initiative(
    stages: dict[str, tuple[int, str]], initiative: Initiative
) -> Iterator[Finding]:
    """The stages of the spans of its schedule, in the order of their years."""
    named = [
        (span.first, stages[span.stage], index)
        for index, span in enumerate(initiative.schedule)
        if span.stage in stages
    ]
    for (_, (before, one), _), (_, (after, other), index) in pairwise(sorted(named)):
        if after < before:
            text = message("the stage goes back from '{one}' to '{other}'", one=one, other=other)
            help = message("correct the years or the stages, or say why in a note")
            yield Finding(("schedule", index, "stage"), text, help)
