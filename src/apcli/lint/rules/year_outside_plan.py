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

from itertools import chain
from typing import TYPE_CHECKING

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace

RULE = Rule("AP303", "year-outside-plan", Severity.WARNING)


def prepare(workspace: Workspace) -> frozenset[int]:
    """The plan's years."""
    return frozenset(workspace.plan.years.all)


def check_indicator(known: frozenset[int], indicator: Indicator) -> Iterator[Finding]:
    """Its years against the plan's."""
    baseline = indicator.baseline
    if baseline is not None and baseline.fiscal_year not in known:
        year = baseline.fiscal_year
        if year > min(known):
            yield _outside(("baseline", "fiscal_year"), year, known, on_key=False)
    if not known.issuperset(indicator.values):
        for year in indicator.values:
            if year not in known and year > min(known):
                yield _outside(("values", str(year)), year, known)
    if not known.issuperset(chain.from_iterable(indicator.targets)):  # first and last years
        for span, target in indicator.targets.items():
            if target.by is None:
                for year in sorted({span.first, span.last} - known):
                    yield _outside(("targets", str(span)), year, known)


def _outside(path: DataPath, year: int, known: frozenset[int], *, on_key: bool = True) -> Finding:
    text = message("{year} is not a year of the plan", year=year)
    years = ", ".join(map(str, sorted(known)))
    help = message("the plan's years are {years}", years=years)
    return Finding(path, text, help, on_key=on_key)
