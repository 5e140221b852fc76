"""A year inside a schedule in which nothing is done.

Bad:

    schedule:
      - {from: 2024, to: 2025, text: 設計・構築}
      - {from: 2027, to: 2028, text: 運用}

Good:

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
    if len(initiative.schedule) < 2:
        return
    spans = sorted((span.first, span.last, index) for index, span in enumerate(initiative.schedule))
    reached = spans[0][1]
    for first, last, index in spans:
        if first > reached + 1:
            missing = ", ".join(map(str, range(reached + 1, first)))
            text = message("the schedule has nothing for {years}", years=missing)
            help = message("lengthen the span before, or add one")
            yield Finding(("schedule", index, "from"), text, help)
        reached = max(reached, last)
