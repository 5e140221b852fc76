"""A forecast or target of the new plan that is missing, or the actual value of a year that is over.

Asked for are the target of the plan's own year and that of its last year, if the indicator had the
same in last year's edition; and the forecast of the plan's forecast year, if it had one or has a
target for that year. In a plan without forecasts none is asked for, and no milestone is asked for
again. The actual value of last year's forecast year is asked for while its forecast or an interim
value is all there is.

Why:
    The table has an empty cell where every other plan had a number.

How to fix:
    Add what the department reports and what was decided. A target that stays open is written
    `{text: 随時設定, open: true}`. If the plan's period has not moved, correct `years` in
    `plan.yaml`.

When to ignore:
    If the indicator is given up.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2024: 9, 2026: 20}}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2024: 9, 2026: 20}}

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2024: 9, 2026: 20}}
    # initiatives/first.yaml
    title: 窓口のDX
    indicators:
      uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import indicator_pairs, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.last_year import IndicatorPair
    from apcli.models import Indicator, Plan
    from apcli.workspace import Workspace

RULE = Rule("AP708", "year-open", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The forecast and the targets of each indicator against the edition."""
    old, new = workspace.last_year.edition.plan, workspace.plan
    pairs = list(indicator_pairs(workspace))
    with_forecasts = any(_is_reported(pair.before, old.years.forecast) for pair in pairs)
    for pair in pairs:
        if with_forecasts:
            for finding in _no_forecast(pair, old, new):
                yield placed(workspace, pair.key, finding)
        for finding in (*_no_actual(pair, old, new), *_no_target(pair, old, new)):
            yield placed(workspace, pair.key, finding)


def _no_forecast(pair: IndicatorPair, old: Plan, new: Plan) -> Iterator[Finding]:
    year = new.years.forecast
    if year is None or _is_reported(pair.now, year):
        return
    due = pair.now.targets
    if due and all(span.last < year for span in due):
        return  # a milestone, or a series that has ended
    if _is_reported(pair.before, old.years.forecast) or pair.now.target_of(year) is not None:
        text = message("no forecast for {year}", year=year)
        help = message("add what the department expects")
        yield Finding(("indicators", pair.name), text, help, on_key=True)


def _no_actual(pair: IndicatorPair, old: Plan, new: Plan) -> Iterator[Finding]:
    """A baseline of that year is its value."""
    year, baseline = old.years.forecast, pair.now.baseline
    if year is None or year == new.years.forecast:
        return
    given = pair.now.values.get(year)
    if given is None or given.actual or given.preliminary or given.state:
        return
    if baseline is None or baseline.fiscal_year != year:
        text = message("no actual value for {year}, which is over", year=year)
        path = ("indicators", pair.name, "values", str(year))
        yield Finding(path, text, message("add what the department reports"), on_key=True)


def _no_target(pair: IndicatorPair, old: Plan, new: Plan) -> Iterator[Finding]:
    asked = {
        new.fiscal_year: old.fiscal_year,
        max(new.years.targets): max(old.years.targets),
    }
    missing = [
        str(year)
        for year, then in asked.items()
        if _is_yearly(pair.before, then) and pair.now.target_of(year) is None
    ]
    if missing:
        text = message("no target for {years}", years=", ".join(missing))
        help = message("add it, or correct 'years' in plan.yaml")
        yield Finding(("indicators", pair.name), text, help, on_key=True)


def _is_reported(indicator: Indicator, year: int | None) -> bool:
    """The year has a value of any kind, or a reason for having none."""
    given = None if year is None else indicator.values.get(year)
    return given is not None and bool(given.all or given.state)


def _is_yearly(indicator: Indicator, year: int) -> bool:
    """The year has a target that is no milestone."""
    target = indicator.target_of(year)
    return target is not None and target.by is None
