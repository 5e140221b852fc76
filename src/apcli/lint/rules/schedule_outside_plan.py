"""A span of the schedule that reaches beyond the years of the plan.

Why:
    The timetable gets columns for years that the plan does not cover, and the columns of its own
    years become narrower. Usually a digit is wrong, and then the document promises work for a year
    that nobody has planned.

How to fix:
    Correct the year. If the plan does cover it, add it to `years` in `plan.yaml`.

When to ignore:
    If the work really began before the plan or goes on after it, and the document is to say so.

Bad:

    # plan.yaml
    years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
    # initiatives/first.yaml
    title: 窓口のDX
    schedule:
      - {from: 2025, to: 2082, text: 運用}

Good:

    # plan.yaml
    years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
    # initiatives/first.yaml
    title: 窓口のDX
    schedule:
      - {from: 2025, to: 2028, text: 運用}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP402", "schedule-outside-plan", Severity.WARNING)


def prepare(workspace: Workspace) -> tuple[int, ...]:
    """The plan's years, in order."""
    return workspace.plan.years.all


def check_initiative(years: tuple[int, ...], initiative: Initiative) -> Iterator[Finding]:
    """The first and last year of every span against those of the plan."""
    first, last = years[0], years[-1]
    for index, span in enumerate(initiative.schedule):
        for field, year in (("from", span.first), ("to", span.last)):
            if not first <= year <= last:
                text = message("{year} is not a year of the plan", year=year)
                help = message("the plan's years are {years}", years=", ".join(map(str, years)))
                yield Finding(("schedule", index, field), text, help)
