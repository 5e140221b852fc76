"""Two spans of a schedule that say the same of the same year.

Spans may run side by side when different things are done; the same text twice is a slip.

Bad:

    schedule:
      - {from: 2024, to: 2026, text: 運用}
      - {from: 2026, to: 2028, text: 運用}

Good:

    schedule:
      - {from: 2024, to: 2028, text: 運用}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative

RULE = Rule("AP406", "schedule-overlap", Severity.WARNING)


def check_initiative(initiative: Initiative) -> Iterator[Finding]:
    """Every span of its schedule against the spans with the same text before it."""
    schedule = initiative.schedule
    if len({span.text for span in schedule}) == len(schedule):
        return
    until: dict[str, int] = {}
    for index, span in sorted(enumerate(schedule), key=lambda pair: pair[1].first):
        if until.get(span.text, span.first - 1) >= span.first:
            text = message("'{text}' stands for {year} twice", text=span.text, year=span.first)
            yield Finding(("schedule", index), text, message("make the two spans one"))
        until[span.text] = max(span.last, until.get(span.text, span.last))
