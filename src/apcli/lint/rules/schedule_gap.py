"""A year between two spans of a schedule for which nothing is scheduled.

Why:
    The timetable shows a year in which nothing is done. The assembly will ask whether the
    initiative was suspended or has no budget that year; usually a span ends too early or a year is
    mistyped.

How to fix:
    Extend the span before the gap, let the next one start earlier, or add a span for what is done
    in between.

When to ignore:
    If the work really pauses, for example until a law takes effect.

Bad:

    title: 窓口のDX
    schedule:
      - {from: 2024, to: 2025, text: 設計・構築}
      - {from: 2027, to: 2028, text: 運用}

Good:

    title: 窓口のDX
    schedule:
      - {from: 2024, to: 2026, text: 設計・構築}
      - {from: 2027, to: 2028, text: 運用}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP405", "schedule-gap", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """The years between the first and the last span of its schedule."""
    if not initiative.schedule:
        return
    spans = sorted((span.first, span.last, index) for index, span in enumerate(initiative.schedule))
    (_, reached, _), *later = spans
    for first, last, index in later:
        if first > reached + 1:
            missing = ", ".join(map(str, range(reached + 1, first)))
            text = message("the schedule has nothing for {years}", years=missing)
            help = message("extend the span before the gap, or add a span")
            yield Finding(("schedule", index, "from"), text, help)
        reached = max(reached, last)
