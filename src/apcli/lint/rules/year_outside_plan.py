"""A baseline, value or target of a year that the plan does not have.

The years are those of `years` in `plan.yaml`. A target given as a milestone may lie beyond them,
and values from before the plan are its history.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2052: 10}

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Path, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

KIND = Kind("AP303", "year-outside-plan", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every year of every indicator against the plan's."""
    years = workspace.plan.years
    known = frozenset(years.all)
    mend = message("the plan's years are {years}", years=", ".join(map(str, years.all)))
    for key, initiative in workspace.initiatives.items():
        for indicator_key, indicator in initiative.indicators.items():
            for path, year in _years(indicator):
                if year not in known and (path[0] == "targets" or year > years.all[0]):
                    text = message("{year} is not a year of the plan", year=year)
                    route = ("indicators", indicator_key, *path)
                    yield in_initiative(key, route, text, mend, on_key=path[0] != "baseline")


def _years(indicator: Indicator) -> Iterator[tuple[Path, int]]:
    if indicator.baseline is not None:
        yield ("baseline", "fiscal_year"), indicator.baseline.fiscal_year
    for year in indicator.values:
        yield ("values", str(year)), year
    for span, target in indicator.targets.items():
        if target.by is None:
            yield ("targets", str(span)), span.first
            if span.last != span.first:
                yield ("targets", str(span)), span.last
