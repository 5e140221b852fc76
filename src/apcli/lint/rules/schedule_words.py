"""A span of the schedule whose words name a different stage from its `stage`.

The words are compared with the names of the stages: all of them, and each part between 、, ・, →
and brackets, without の実施, を行う and the like.

Why:
    The schedule prints one stage and is drawn as another, and the tables count what is drawn.

How to fix:
    Correct the stage of the span, or its words.

When to ignore:
    If the words do not mean the stage of that name.

Bad:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: research}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 適用検討, stage: research}

Good:

    # taxonomy.yaml
    stages:
      - {key: research, name: 調査研究}
      - {key: trial, name: 適用検討}
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: research}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 調査・研究, stage: research}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP409", "schedule-words", Severity.WARNING)

_BETWEEN = str.maketrans(dict.fromkeys("、，,・／/→～（）() \u3000", "\u3000"))

_DOING = "(?:(?:の|を)?(?:実施|継続|開始)|を行う|を進める|期間|段階)$"
"""What follows the name of a stage that is what is done."""


def prepare(workspace: Workspace) -> dict[str, str]:
    """The key of every stage by its name."""
    return {stage.name: stage.key for stage in workspace.taxonomy.stages}


def check_initiative(stages: dict[str, str], initiative: Initiative) -> Iterator[Finding]:
    """The words of every span that has a stage."""
    for index, span in enumerate(initiative.schedule):
        if span.stage is None:
            continue
        parts = span.text.translate(_BETWEEN).split("\u3000")
        words = [re.sub(_DOING, "", part) for part in ("".join(parts), *parts)]
        named = [word for word in words if word in stages]
        if named and all(stages[word] != span.stage for word in named):
            text = message(
                "the words say {name}, but the stage is '{stage}'", name=named[0], stage=span.stage
            )
            help = message("write stage: {stage}, or correct the words", stage=stages[named[0]])
            yield Finding(("schedule", index, "stage"), text, help)
