"""A schedule whose stage for the plan's year is not the initiative's stage.

Only spans that cover the plan's year and have a `stage` are looked at. Where several of them have
one, it is enough that one of these is the initiative's stage.

Why:
    The document contradicts itself: for example, it says that a service is being tried out, while
    the schedule still shows research. Readers do not know which to believe, and the tables may
    count the initiative under the wrong stage.

How to fix:
    Find out which stage the initiative is in that year. Correct its `stage`, or the stage or the
    years of the span.

When to ignore:
    If the span is about a part of the initiative that is ahead of the rest or behind it.

Bad:

    # plan.yaml
    fiscal_year: 2025
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 調査・研究, stage: research}

Good:

    # plan.yaml
    fiscal_year: 2025
    # initiatives/first.yaml
    title: 窓口のDX
    stage: {key: trial}
    indicators: {}
    schedule:
      - {from: 2025, to: 2026, text: 適用検討, stage: trial}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP403", "schedule-stage", Severity.WARNING)


def prepare(workspace: Workspace) -> int:
    """The plan's year."""
    return workspace.plan.fiscal_year


def check_initiative(year: int, initiative: Initiative) -> Iterator[Finding]:
    """The stages of the spans that cover the plan's year against its own stage."""
    if initiative.stage is None:
        return
    named: dict[str, int] = {}
    for index, span in enumerate(initiative.schedule):
        if span.stage is not None and span.first <= year <= span.last:
            named.setdefault(span.stage, index)
    if not named or initiative.stage.key in named:
        return
    stage, index = next(iter(named.items()))
    text = message(
        "the stage for {year} is '{one}' in the schedule, but the initiative's is '{other}'",
        year=year,
        one=stage,
        other=initiative.stage.key,
    )
    help = message("correct the stage in one of the two places")
    yield Finding(("schedule", index, "stage"), text, help)
