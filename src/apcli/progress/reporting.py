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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.models import Sheet, Taxonomy
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

    `departments` are in the taxonomy's order, those that owe nothing left out. What several
    departments owe is each one's, so they add up to more than the report. `markers` are those that
    stand for others. `reviews` are all that the initiatives owe.
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


def no_department() -> str:
    """What stands for the department of what has none."""
    return locale.word("not_stated")


def reporting_of(row: Row) -> Reporting:
    """How the actual value of a row's year stands.

    A milestone that another year reached is reported. None is expected where neither the year nor
    a later one has a target, and the year has no value of any kind.
    """
    verdict = row.verdict.outcome
    # What a comparison lacks makes a verdict difficult (評価困難), but the value is there.
    if verdict in _OF_VERDICT and not (verdict is Verdict.PENDING and row.value):
        return _OF_VERDICT[verdict]
    if row.kind is Kind.ACTUAL or row.done_elsewhere:
        return Reporting.REPORTED
    if row.kind is not None:
        return Reporting.PROVISIONAL
    expected = row.has_target or row.target_ahead
    return Reporting.NOT_REPORTED if expected else Reporting.NOT_EXPECTED


def missing_from(
    report: Report,
    taxonomy: Taxonomy,
    reviews: Sequence[ReviewOwed] = (),
    sheets: Mapping[str, Sheet] | None = None,
) -> Missing:
    """Who has not reported what; where departments are selected, only what these owe.

    Of `sheets`, the initiatives and goals by key, those departments owe that the roles of the
    taxonomy say; without them all.
    """
    roles = {key: taxonomy.owing(each.in_charge) for key, each in (sheets or {}).items()}
    selected = report.selection.departments

    def owing(key: str, departments: Sequence[str]) -> tuple[str, ...]:
        names = dict.fromkeys(roles.get(key, departments) or (no_department(),))
        return tuple(name for name in names if not selected or name in selected)

    rows = [
        (row, names)
        for row in report.rows
        if (names := owing(row.about.sheet, row.about.departments))
    ]
    owed = [
        (review, names)
        for review in reviews
        if (names := owing(review.initiative, review.departments))
    ]
    known = [each.name for each in taxonomy.departments]
    others = [name for each in (*rows, *owed) for name in each[1]]
    return Missing(
        report=report,
        counts=_counts(row for row, _ in rows),
        departments=tuple(_departments(dict.fromkeys([*known, *others]), rows, owed)),
        markers=tuple(each.name for each in taxonomy.departments if each.marker),
        reviews=tuple(review for review, _ in owed),
    )


def _departments(
    names: Iterable[str],
    rows: Sequence[tuple[Row, Sequence[str]]],
    owed: Sequence[tuple[ReviewOwed, Sequence[str]]],
) -> Iterator[DepartmentReporting]:
    """How those departments of these names have reported that owe anything."""
    for name in names:
        found = [row for row, owing in rows if name in owing]
        reviews = tuple(review for review, owing in owed if name in owing)
        if found or reviews:
            lacking = ((row, reporting_of(row)) for row in found)
            yield DepartmentReporting(
                department=name,
                counts=_counts(found),
                missing=tuple(each for each in lacking if each[1] in WITHOUT_ACTUAL),
                reviews=reviews,
            )


def _counts(rows: Iterable[Row]) -> Mapping[Reporting, int]:
    counted = Counter(map(reporting_of, rows))
    return {reporting: counted[reporting] for reporting in Reporting}
