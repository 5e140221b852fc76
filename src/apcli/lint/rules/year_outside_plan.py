"""A number, status, cost or review of a year outside the plan.

The years are those of `years` in `plan.yaml`. What is from before the plan is its history, and a
milestone may be reached after it.

Why:
    The tables have no column for such a year, so the number is printed nowhere. Usually the year is
    mistyped, and the year that was meant looks as if nobody had set a target or reported a value.

How to fix:
    Correct the year, or add it to `years` if the plan was extended.

When to ignore:
    If a number that the plan does not print is kept for a later report.

Bad:

    # plan.yaml
    years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2052: 10}

Good:

    # plan.yaml
    years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import DataPath, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.models import Indicator, Sheet
    from apcli.workspace import Workspace

RULE = Rule("AP303", "year-outside-plan", Severity.WARNING)


class PlanYears(NamedTuple):
    """The plan's years, and those with every year before them."""

    own: frozenset[int]
    with_history: frozenset[int]


def prepare(workspace: Workspace) -> PlanYears:
    """The years that an indicator may have numbers for."""
    years = workspace.plan.years.all
    return PlanYears(frozenset(years), frozenset(range(years[-1] + 1)))


def check_sheet(years: PlanYears, sheet: Sheet) -> Iterator[Finding]:
    """Its years, and those of its indicators, against the plan's."""
    given: list[tuple[str, Iterable[int]]] = [("reviews", sheet.reviews)]
    if isinstance(sheet, Initiative):
        given += [("status", sheet.status), ("costs", sheet.costs)]
    for field, of_field in given:
        for year in of_field:
            if year not in years.with_history:
                yield _outside((field, str(year)), year, years.own)
    for name, indicator in sheet.indicators.items():
        for found in _of_indicator(years, indicator):
            yield dataclasses.replace(found, path=("indicators", name, *found.path))


def _of_indicator(years: PlanYears, indicator: Indicator) -> Iterator[Finding]:
    baseline = indicator.baseline
    if baseline is not None and baseline.fiscal_year not in years.with_history:
        path = ("baseline", "fiscal_year")
        yield _outside(path, baseline.fiscal_year, years.own, on_key=False)
    for year in indicator.values:
        if year not in years.with_history:
            yield _outside(("values", str(year)), year, years.own)
    for span, target in indicator.targets.items():
        if target.by is None and not years.own.issuperset(span):
            for year in sorted(set(span) - years.own):
                yield _outside(("targets", str(span)), year, years.own)


def _outside(path: DataPath, year: int, own: frozenset[int], *, on_key: bool = True) -> Finding:
    text = message("{year} is not a year of the plan", year=year)
    help = message("the plan's years are {years}", years=", ".join(map(str, sorted(own))))
    return Finding(path, text, help, on_key=on_key)
