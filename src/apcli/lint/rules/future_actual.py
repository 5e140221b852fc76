"""An actual value for a fiscal year that had not ended.

The rule needs to know the day: it finds nothing without `--as-of`. A fiscal year ends on 31 March,
and the day on which a milestone was reached may be before that. Values for a year that had not
begun, and values dated after the day, are found too, unless they are forecasts.

Why:
    The report presents a count of part of the year as the final result. The target looks missed, or
    the value is quoted in the assembly and later turns out to be another.

How to fix:
    Write the value as `interim` with its date, as `preliminary` or as `forecast`. Check the year if
    the value is that of an earlier one.

When to ignore:
    If the value cannot change any more before the year ends, as for an event that takes place once.

Bad (as of 2025-10-01):

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {actual: 5}}
        targets: {2025: 10}

Good (as of 2025-10-01):

    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        values: {2025: {interim: {value: 5, as_of: 2025-09-30}}}
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Doubt, Message, Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding
from apcli.lint.dates import first_day
from apcli.lint.numbers import reported_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from apcli.models import Indicator, Observation
    from apcli.workspace import Workspace

RULE = Rule("AP311", "future-actual", Severity.WARNING)


def prepare(workspace: Workspace) -> datetime.date | None:
    """The day that the workspace is looked at, if one was named."""
    return workspace.as_of


def check_indicator(today: datetime.date | None, indicator: Indicator) -> Iterator[Finding]:
    """Every value of it but forecasts, on that day."""
    if today is None:
        return
    for path, year, observation in reported_in(indicator):
        is_actual = "actual" in path
        if is_actual and not observation.reached and fiscal_year_of(today) <= year:
            text = message(
                "an actual value for {year}, which had not ended by {day}", year=year, day=today
            )
            help = message("write it as interim, preliminary or forecast")
            yield Finding(path, text, help, on_key=True, doubt=Doubt.IMPOSSIBLE)
        elif early := _too_early(observation, year, today):
            help = message("check the year and the date")
            yield Finding(path, early, help, on_key=is_actual, doubt=Doubt.IMPOSSIBLE)


def _too_early(observation: Observation, year: int, today: datetime.date) -> Message | None:
    """It was counted before its year began, or on a day that is still to come."""
    if fiscal_year_of(today) < year:
        return message("a value for {year}, which had not begun by {day}", year=year, day=today)
    for moment in (observation.reached, observation.as_of):
        if moment and first_day(moment) > today:
            return message("{day} is after {today}", day=moment, today=today)
    return None
