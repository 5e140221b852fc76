"""Baselines that move to the latest actual values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.edit.steps import Step
from apcli.models.annotations import field_names
from apcli.models.measured import Measured
from apcli.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator
    from apcli.workspace import Workspace


def latest_actual_year(workspace: Workspace, before: int) -> int | None:
    """The latest fiscal year before this one of which any indicator has an actual value."""
    years = [
        year
        for sheet in workspace.sheets.values()
        if not sheet.ended
        for indicator in sheet.indicators.values()
        for year in _actual_years(indicator)
        if year < before
    ]
    return max(years, default=None)


def rebased(workspace: Workspace, key: str, last: int | None) -> Iterator[Step]:
    """The steps by which each baseline of a sheet becomes its latest actual up to this year.

    What was said of the old value, such as its note and its day, goes with it.
    """
    for name, indicator in workspace.sheets[key].indicators.items():
        baseline = indicator.baseline
        years = [year for year in _actual_years(indicator) if last is not None and year <= last]
        if baseline is None or not years or max(years) <= baseline.fiscal_year:
            continue
        old, new = _written(workspace, key, name, indicator, max(years))
        path = ("indicators", name, "baseline")
        yield Step((*path, "fiscal_year"), str(max(years)))
        for field in field_names(Measured):
            if field in new and new[field] != old.get(field):
                yield Step((*path, field), new[field])
        for field in field_names(Measured):
            if field in old and field not in new:
                yield Step((*path, field), None)


def _actual_years(indicator: Indicator) -> list[int]:
    return [year for year, given in indicator.values.items() if given.actual is not None]


def _written(
    workspace: Workspace, key: str, name: str, indicator: Indicator, year: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of the baseline, and of the actual value of a year, as the file has them."""
    document = workspace.documents[workspace.file_of(key)]
    tree: Any = parse(document.file, document.data)[1]
    written = tree["indicators"][name]
    actual = written["values"][str(year)]["actual"]
    if isinstance(actual, str):
        given = indicator.values[year].actual
        is_day = given is not None and given.reached is not None
        actual = {"reached" if is_day else "value": actual}
    return written["baseline"], actual
