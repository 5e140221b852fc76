"""The fiscal year before that of a report, measured in the edition of its own time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.lineage import IndicatorId, lineage
from apcli.progress import measure_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def year_before(
    report: Report, present: Workspace, compared: Callable[[int], Compared]
) -> PastYear | None:
    """The year before that of the report, with the results that are known by now.

    None where the present plan names no edition before it, and where only an edition is known that
    is later than that year: its targets were not those of the time. `compared` gives what a
    report on a year compares.

    Raises:
        EditionUnavailable: an edition that `previous` names cannot be read, or has errors.
    """
    if present.plan.previous is None:
        return None
    fiscal_year = report.fiscal_year - 1
    found, later = compared(fiscal_year).workspace, compared(report.fiscal_year).workspace
    plan = found.plan
    if plan.fiscal_year > fiscal_year or fiscal_year not in plan.years.all:
        return None
    measured = measure_plan(plan, found.sheets, fiscal_year, report.as_of)
    return PastYear(fiscal_year, _continued(measured.rows, lineage(found, later)))


def _continued(rows: Iterable[Row], way: Lineage) -> Mapping[IndicatorId, tuple[Row, ...]]:
    """The rows by the indicators that continue those of an earlier edition."""
    found: dict[IndicatorId, tuple[Row, ...]] = {}
    for row in rows:
        later = way.indicators.get(IndicatorId(*row.about.keys))
        if later is not None:
            found[later] = (*found.get(later, ()), row)
    return found
