"""Two spans of a schedule with the same text for the same year.

Spans with different texts may run side by side.

Why:
    The timetable prints the same work in two rows, as if it were done twice. Often one of the two
    should say something else, and then a piece of work is missing from the plan.

How to fix:
    Merge the two spans into one. If they are different pieces of work, correct the text of one, or
    add what tells them apart. If they follow one another, correct the year in which the first ends
    or the second starts.

When to ignore:
    If the published plan prints both and is kept as it was published.

Bad:

    title: 窓口のDX
    schedule:
      - {from: 2024, to: 2026, text: 運用}
      - {from: 2026, to: 2028, text: 運用}

Good:

    title: 窓口のDX
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
        reached = until.get(span.text)
        if reached is not None and span.first <= reached:
            text = message("two spans say '{text}' for {year}", text=span.text, year=span.first)
            yield Finding(("schedule", index), text, message("merge the two spans"))
        until[span.text] = span.last if reached is None else max(reached, span.last)
