"""A plan's initiatives and goals in one fiscal year → the report: rows in print order, counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models import Initiative, Kind
from apcli.progress.measuring import measure, subject_of
from apcli.progress.outcomes import Verdict
from apcli.progress.rating import scale_of
from apcli.progress.report import EVERYTHING, Report, Summary
from apcli.progress.selection import selected_from

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Plan, Ratings, Sheet
    from apcli.progress.report import Selection
    from apcli.progress.values import Row, Subject

SheetT = TypeVar("SheetT", bound="Sheet")


def measure_plan(
    plan: Plan,
    sheets: Mapping[str, Sheet],
    fiscal_year: int,
    as_of: datetime.date | None = None,
    selection: Selection = EVERYTHING,
) -> Report:
    """Measure every indicator of a plan in a fiscal year.

    Args:
        plan: what says which years there are, the ratings, and whether an inverse is wanted.
        sheets: key → initiative or goal, in print order.
        fiscal_year: the year, by its western number.
        as_of: the day on which milestones are looked at.
        selection: what is asked for; the rest has no row and is not counted.

    Returns:
        A row for every selected indicator, in print order, and the counts.

    Raises:
        NotInPlan: the plan does not have the fiscal year.
    """
    (report,) = measure_years(plan, sheets, (fiscal_year,), as_of, selection)
    return report


def measure_years(
    plan: Plan,
    sheets: Mapping[str, Sheet],
    fiscal_years: Sequence[int],
    as_of: datetime.date | None = None,
    selection: Selection = EVERYTHING,
) -> tuple[Report, ...]:
    """Measure every indicator of a plan in several fiscal years, as `measure_plan` does in one.

    Returns:
        A report for each year in the given order: where verdicts are selected, those of the last
        year decide. What has ended has no rows in the years after that.

    Raises:
        NotInPlan: the plan does not have one of the fiscal years.
    """
    return measure_each([PlanOfYear(year, plan, sheets) for year in fiscal_years], as_of, selection)


class PlanOfYear(NamedTuple):
    """A fiscal year with the plan in which it is measured, and its initiatives and goals."""

    fiscal_year: int
    plan: Plan
    sheets: Mapping[str, Sheet]


def measure_each(
    plans: Sequence[PlanOfYear],
    as_of: datetime.date | None = None,
    selection: Selection = EVERYTHING,
) -> tuple[Report, ...]:
    """Measure each fiscal year in its own plan, as `measure_years` does several in one.

    Raises:
        NotInPlan: a plan does not have its fiscal year.
    """
    for year, plan, _sheets in plans:
        check_year(plan, year)
    by_year = []
    for year, plan, sheets in plans:
        counted = counted_in(plan, sheets, year)
        taken = selected_from(counted, selection)
        rows = [
            row
            for key, each in taken.items()
            for row in measure_sheet(plan, key, each, year, as_of)
        ]
        by_year.append((year, plan, counted, taken, rows))
    wanted = {
        row.about.keys
        for row in by_year[-1][-1]
        if not selection.verdicts or row.verdict.outcome in selection.verdicts
    }
    reports = []
    for year, plan, counted, taken, measured in by_year:
        rows = [row for row in measured if not selection.verdicts or row.about.keys in wanted]
        report = Report(
            fiscal_year=year,
            as_of=as_of,
            summary=summarise(plan, taken, rows),
            rows=tuple(rows),
            selection=selection,
            all_initiatives=_initiatives(counted),
            all_indicators=sum(len(each.indicators) for each in counted.values()),
        )
        reports.append(report)
    return tuple(reports)


def counted_in(plan: Plan, sheets: Mapping[str, SheetT], fiscal_year: int) -> Mapping[str, SheetT]:
    """What is measured and counted in a fiscal year: all that has not ended before it."""
    return {key: each for key, each in sheets.items() if _counts_in(plan, each, fiscal_year)}


def _counts_in(plan: Plan, sheet: Sheet, fiscal_year: int) -> bool:
    """It has not ended by then.

    What the plan says has ended has from its own year on; what a status ended still has the year of
    that status, whose result may come.
    """
    if sheet.last_year is not None and fiscal_year > sheet.last_year:
        return False
    return fiscal_year < plan.fiscal_year or not sheet.ended


def check_year(plan: Plan, fiscal_year: int) -> None:
    """Let pass a fiscal year that the plan has.

    Raises:
        NotInPlan: the plan does not have it.
    """
    if fiscal_year not in plan.years.all:
        text = message(
            "the plan has no fiscal year {year}; it has {years}",
            year=fiscal_year,
            years=", ".join(str(year) for year in plan.years.all),
        )
        raise NotInPlan(text)


def _initiatives(sheets: Mapping[str, Sheet]) -> int:
    return sum(isinstance(each, Initiative) for each in sheets.values())


def summarise(plan: Plan, sheets: Mapping[str, Sheet], rows: Sequence[Row]) -> Summary:
    """Count verdicts, kinds and labels, each with what it is counted among."""
    verdicts = Counter(row.verdict.outcome for row in rows)
    kinds = Counter(row.kind for row in rows if row.kind)
    labels = Counter(
        (row.about.rating_scale, row.rating.outcome, row.rating_expected)
        for row in rows
        if row.rating.outcome
    )

    def counted(
        name: str | None, scale: Ratings | None, *, expected: bool = False
    ) -> dict[str, int]:
        steps = scale.scale if scale else ()
        return {step.label: labels[name, step.label, expected] for step in steps}

    ratings = counted(None, plan.ratings)
    return Summary(
        initiatives=_initiatives(sheets),
        initiatives_with_indicators=len(
            {row.about.initiative for row in rows if row.about.initiative is not None}
        ),
        indicators=len(rows),
        verdicts={verdict: verdicts[verdict] for verdict in Verdict},
        values=kinds.total(),
        kinds={kind: kinds[kind] for kind in Kind},
        rated=sum(ratings.values()),
        ratings=ratings,
        rating_scales={name: counted(name, each) for name, each in plan.rating_scales.items()},
        expected_ratings=counted(None, plan.ratings, expected=True),
        expected_rating_scales={
            name: counted(name, each, expected=True) for name, each in plan.rating_scales.items()
        },
    )


def measure_initiative(
    plan: Plan, key: str, sheet: Sheet
) -> tuple[tuple[Subject, tuple[Row, ...]], ...]:
    """Each indicator with its rows in every year of which it says anything.

    What has ended has no rows in the years after that.
    """
    return tuple(
        (
            subject_of(plan, key, sheet, name),
            tuple(
                _row(plan, key, sheet, name, year, None)
                for year in sorted(indicator.years)
                if _counts_in(plan, sheet, year)
            ),
        )
        for name, indicator in sheet.indicators.items()
    )


def measure_sheet(
    plan: Plan, key: str, sheet: Sheet, fiscal_year: int, as_of: datetime.date | None = None
) -> Iterator[Row]:
    """Each indicator of an initiative or a goal in a fiscal year, even where that has ended."""
    for name in sheet.indicators:
        yield _row(plan, key, sheet, name, fiscal_year, as_of)


def _row(
    plan: Plan,
    key: str,
    sheet: Sheet,
    name: str,
    fiscal_year: int,
    as_of: datetime.date | None,
) -> Row:
    indicator = sheet.indicators[name]
    return measure(
        subject_of(plan, key, sheet, name),
        indicator,
        fiscal_year,
        as_of=as_of,
        inverse=plan.inverse_attainment,
        ratings=scale_of(plan, indicator),
    )
