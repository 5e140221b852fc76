"""An actual value for a fiscal year that had not ended.

What is counted before 31 March is 期中 or 見込. The rule needs to know the day, and reads no clock:
it is silent without `--as-of`.

Bad (as of 2025-10-01):

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {actual: 5}}

Good (as of 2025-10-01):

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {interim: {value: 5, as_of: 2025-09-30}}}
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
            "an actual value of {year}, which had not ended on {day}", year=year, day=as_of
        )
        help = message("write it as interim, preliminary or forecast")
        yield Finding(("values", str(year), "actual"), text, help, on_key=True)
