"""The fiscal years before that of a report, each measured in the edition of its own time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from apcli.editions.lineage import IndicatorId, lineage
from apcli.errors import EditionUnavailable
from apcli.progress import measure_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from apcli.editions.lineage import Lineage
    from apcli.editions.results import Compared
    from apcli.progress import Report, Row
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PastYear:
    """An earlier fiscal year under the targets of its own edition.

    `rows` has for an indicator of the report what it was in that year: more than one where it
    continues several, none where it is new.
    """

    fiscal_year: int
    rows: Mapping[IndicatorId, tuple[Row, ...]]


def years_before(
    report: Report, present: Workspace, compared: Callable[[int], Compared]
) -> tuple[PastYear, ...]:
    """The years before that of the report, the earliest first, with the results known by now.

    There are none where the present plan names no edition before it. A year is left out if only an
    edition is known that is later: its targets were not those of the time. `compared` gives what a
    report on a year compares.

    Raises:
        EditionUnavailable: the edition of the year before the report's cannot be read, or has
            errors. An earlier one that cannot is where the years begin.
    """
    if present.plan.previous is None:
        return ()
    return tuple(reversed([*_back(report, compared)]))


def _back(report: Report, compared: Callable[[int], Compared]) -> Iterator[PastYear]:
    """The latest year first, as long as the plan found for a year has that year."""
    later, way = compared(report.fiscal_year).workspace, None
    for fiscal_year in count(report.fiscal_year - 1, -1):
        found = _edition(fiscal_year, report, compared)
        if found is None or fiscal_year not in found.plan.years.all:
            return
        step = lineage(found, later)
        later, way = found, step if way is None else step.then(way)
        if found.plan.fiscal_year <= fiscal_year:
            measured = measure_plan(found.plan, found.sheets, fiscal_year, report.as_of)
            yield PastYear(fiscal_year, _continued(measured.rows, way))


def _edition(
    fiscal_year: int, report: Report, compared: Callable[[int], Compared]
) -> Workspace | None:
    try:
        return compared(fiscal_year).workspace
    except EditionUnavailable:
        if fiscal_year == report.fiscal_year - 1:
            raise
        return None


def _continued(rows: Iterable[Row], way: Lineage) -> Mapping[IndicatorId, tuple[Row, ...]]:
    """The rows by the indicators that continue those of an earlier edition."""
    found: dict[IndicatorId, tuple[Row, ...]] = {}
    for row in rows:
        later = way.indicators.get(IndicatorId(*row.about.keys))
        if later is not None:
            found[later] = (*found.get(later, ()), row)
    return found
