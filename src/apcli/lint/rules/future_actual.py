"""An actual value for a fiscal year that had not ended.

The rule needs to know the day: it finds nothing without `--as-of`. A fiscal year ends on 31 March,
and the day on which a milestone was reached may be before that.

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

import datetime
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP311", "future-actual", Severity.WARNING)


def prepare(workspace: Workspace) -> datetime.date | None:
    """The day that the workspace is looked at, if one was named."""
    return workspace.as_of


def check_indicator(as_of: datetime.date | None, indicator: Indicator) -> Iterator[Finding]:
    """Every actual value of it, on that day."""
    if as_of is None:
        return
    for year, values in indicator.values.items():
        actual = values.actual
        if actual is None or actual.reached or as_of > datetime.date(year + 1, 3, 31):
            continue
        text = message(
            "an actual value for {year}, which had not ended by {day}", year=year, day=as_of
        )
        help = message("write it as interim, preliminary or forecast")
        yield Finding(("values", str(year), "actual"), text, help, on_key=True)
