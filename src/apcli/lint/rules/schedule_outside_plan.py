"""A span of the schedule that reaches beyond the years of the plan.

Bad:

    schedule: [{from: 2025, to: 2082, text: 運用}]

Good:

    schedule: [{from: 2025, to: 2028, text: 運用}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP402", "schedule-outside-plan", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The first and last year of every span against those of the plan."""
    years = workspace.plan.years.all
    mend = message("the plan's years are {years}", years=", ".join(map(str, years)))
    for key, initiative in workspace.initiatives.items():
        for index, span in enumerate(initiative.schedule):
            for field, year in (("from", span.first), ("to", span.last)):
                if not years[0] <= year <= years[-1]:
                    text = message("{year} is not a year of the plan", year=year)
                    yield in_initiative(key, ("schedule", index, field), text, mend)
