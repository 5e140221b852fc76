"""Who has not reported: the indicators of a fiscal year without an actual value, by department."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli import locale
from apcli.models import Kind
from apcli.progress.outcomes import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.models import Taxonomy
    from apcli.progress.report import Report
    from apcli.progress.reviewing import ReviewOwed
    from apcli.progress.values import Row


class Reporting(enum.StrEnum):
    """報告の状況: whether the actual value of a year is there, and if not, how it stands."""

    REPORTED = "reported"
    PROVISIONAL = "provisional"
    NOT_REPORTED = "not_reported"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"
    NOT_EXPECTED = "not_expected"


WITHOUT_ACTUAL = (Reporting.PROVISIONAL, Reporting.NOT_REPORTED, Reporting.PENDING)
"""The year should have an actual value, and has none."""

_OF_VERDICT = {
    Verdict.NOT_APPLICABLE: Reporting.NOT_APPLICABLE,
    Verdict.PENDING: Reporting.PENDING,
    Verdict.NOT_DUE: Reporting.NOT_DUE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentReporting:
    """How a department has reported; `missing` are its rows without an actual, in print order.

    `reviews` are those that its initiatives owe.
    """

    department: str
    counts: Mapping[Reporting, int]
    missing: tuple[tuple[Row, Reporting], ...]
    reviews: tuple[ReviewOwed, ...] = ()

    @property
    def due(self) -> int:
        """The indicators that should have an actual value."""
        return self.counts[Reporting.REPORTED] + len(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a report lacks: counts among its indicators, and by department.

    `departments` are in the taxonomy's order, those that owe nothing left out. An initiative of
    several departments is each one's, so they add up to more than the report. `markers` are those
    that stand for others. `reviews` are all that the initiatives owe.
    """

    report: Report
    counts: Mapping[Reporting, int]
    departments: tuple[DepartmentReporting, ...]
    markers: tuple[str, ...]
    reviews: tuple[ReviewOwed, ...] = ()

    @property
    def complete(self) -> bool:
        """No actual value and no review is missing."""
        lacking = any(self.counts[each] for each in WITHOUT_ACTUAL)
        return not lacking and all(review.given for review in self.reviews)

    @property
    def due(self) -> int:
        """The indicators that should have an actual value, each once."""
        return self.counts[Reporting.REPORTED] + sum(self.counts[each] for each in WITHOUT_ACTUAL)


def reporting_of(row: Row) -> Reporting:
    """How the actual value of a row's year stands.

    A milestone that another year reached is reported. None is expected where neither the year nor
    a later one has a target, and the year has no value of any kind.
    """
    verdict = row.verdict.outcome
    if verdict in _OF_VERDICT:
        return _OF_VERDICT[verdict]
    if row.kind is Kind.ACTUAL or row.done_elsewhere:
        return Reporting.REPORTED
    if row.kind is not None:
        return Reporting.PROVISIONAL
    expected = row.has_target or row.target_ahead
    return Reporting.NOT_REPORTED if expected else Reporting.NOT_EXPECTED


def missing_from(report: Report, taxonomy: Taxonomy, reviews: Sequence[ReviewOwed] = ()) -> Missing:
    """Who has not reported what; where departments are selected, only these are listed."""
    found = [(row, reporting_of(row)) for row in report.rows]
    by_department: dict[str, list[tuple[Row, Reporting]]] = {
        department.name: [] for department in taxonomy.departments
    }
    for row, reporting in found:
        for department in dict.fromkeys(row.about.departments) or (locale.word("not_stated"),):
            by_department.setdefault(department, []).append((row, reporting))
    owed: dict[str, list[ReviewOwed]] = {}
    for review in reviews:
        for department in dict.fromkeys(review.departments):
            by_department.setdefault(department, [])
            owed.setdefault(department, []).append(review)
    wanted = report.selection.departments or tuple(by_department)
    return Missing(
        report=report,
        counts=_counts(found),
        departments=tuple(
            DepartmentReporting(
                department=name,
                counts=_counts(each),
                missing=tuple(
                    (row, reporting) for row, reporting in each if reporting in WITHOUT_ACTUAL
                ),
                reviews=tuple(owed.get(name, ())),
            )
            for name, each in by_department.items()
            if (each or name in owed) and name in wanted
        ),
        markers=tuple(each.name for each in taxonomy.departments if each.marker),
        reviews=tuple(reviews),
    )


def _counts(found: Sequence[tuple[Row, Reporting]]) -> Mapping[Reporting, int]:
    counted = Counter(reporting for _, reporting in found)
    return {reporting: counted[reporting] for reporting in Reporting}
