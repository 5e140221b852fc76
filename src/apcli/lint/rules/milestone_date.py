"""A milestone, or the day on which one was reached, outside the fiscal year it is filed under.

A forecast may expect the milestone after its year, and a target for several years may lie in any of
them.

Why:
    The milestone is judged in the report of the wrong year: there it is overdue, or reached, before
    or after anybody worked on it.

How to fix:
    Correct the date, or move it to its own fiscal year. March 2026 is in the fiscal year 2025.

When to ignore:
    If a milestone was reached before its year and is still to be shown there.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      launch:
        name: 新システムの稼働
        unit: 時期
        aggregation: point_in_time
        targets: {2025: {by: 2025-03}}

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      launch:
        name: 新システムの稼働
        unit: 時期
        aggregation: point_in_time
        targets: {2025: {by: 2026-03}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding
from apcli.lint.dates import not_in_year
from apcli.lint.numbers import reported_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.era import Moment
    from apcli.models import Indicator

RULE = Rule("AP318", "milestone-date", Severity.WARNING)


def check_indicator(indicator: Indicator) -> Iterator[Finding]:
    """Its milestones and the days on which they were reached, or are expected to be."""
    for span, target in indicator.targets.items():
        if target.by and not span.covers(fiscal_year_of(target.by)):
            yield _finding(("targets", str(span), "by"), target.by, span.first)
    for path, year, observation in reported_in(indicator):
        reached = observation.reached
        if reached and fiscal_year_of(reached) != year:
            yield _finding(path, reached, year)
    for year, values in indicator.values.items():
        expected = values.forecast and values.forecast.reached
        if expected and fiscal_year_of(expected) < year:
            yield _finding(("values", str(year), "forecast"), expected, year)


def _finding(path: DataPath, day: Moment, year: int) -> Finding:
    help = message("correct the date, or write it under {year}", year=fiscal_year_of(day))
    return Finding(path, not_in_year(day, year), help, doubt=Doubt.IMPOSSIBLE)
