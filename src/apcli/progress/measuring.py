"""One indicator in one fiscal year → its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Initiative, Kind, YearState
from apcli.progress.aim import aim_of
from apcli.progress.compared import compared_with
from apcli.progress.course import course_of
from apcli.progress.pace import pacing_of
from apcli.progress.precision import printed_decimals, side_by_side, with_decimals
from apcli.progress.projection import prospect_of
from apcli.progress.quantity import (
    baseline_of,
    final_target,
    known_value,
    last_target,
    latest_before,
)
from apcli.progress.rates import is_below_baseline, rates_of
from apcli.progress.rating import beside_bounds, rated_figure, rating_of
from apcli.progress.values import Row, Subject
from apcli.progress.verdict import verdict_of

if TYPE_CHECKING:
    import datetime

    from apcli.models import Indicator, Plan, Ratings, Sheet
    from apcli.progress.course import Course
    from apcli.progress.quantity import Quantity
    from apcli.progress.values import Rates


def subject_of(plan: Plan, key: str, sheet: Sheet, name: str) -> Subject:
    """What a row about an indicator of an initiative or a goal is about; all by their keys."""
    indicator = sheet.indicators[name]
    initiative = sheet if isinstance(sheet, Initiative) else None
    return Subject(
        initiative=key if initiative else None,
        goal=initiative.goal if initiative else key,
        number=sheet.number,
        title=sheet.title,
        departments=sheet.departments,
        indicator=name,
        name=indicator.name,
        series=indicator.series,
        indicator_kind=indicator.kind,
        definition=indicator.definition,
        rationale=indicator.rationale,
        unit=indicator.unit,
        aggregation=indicator.aggregation,
        direction=indicator.direction,
        tolerance=indicator.tolerance,
        decimals=printed_decimals(*side_by_side(sheet, name)),
        rating_scale=indicator.rating,
        minus=plan.words.minus,
    )


def courses_of(plan: Plan, key: str, sheet: Sheet) -> tuple[tuple[Subject, Course], ...]:
    """The indicators of an initiative or a goal with all that they say over the years."""
    courses = []
    for name, indicator in sheet.indicators.items():
        about = subject_of(plan, key, sheet, name)
        courses.append((about, course_of(with_decimals(indicator, about.decimals))))
    return tuple(courses)


def measure(
    about: Subject,
    indicator: Indicator,
    fiscal_year: int,
    *,
    as_of: datetime.date | None = None,
    inverse: bool = False,
    ratings: Ratings | None = None,
) -> Row:
    """The figures of an indicator in a fiscal year, with the numbers they were made from.

    Args:
        about: what the row is about.
        indicator: what is measured, with its values and targets.
        fiscal_year: the year whose value is held against that year's target.
        as_of: the day on which milestones are looked at; without it none is due or overdue.
        inverse: where less is better, the attainment is t ÷ a; otherwise it has none there.
        ratings: the scale that the indicator is rated on.
    """
    indicator = with_decimals(indicator, about.decimals)
    value, aim = known_value(indicator, fiscal_year), aim_of(indicator, fiscal_year, as_of)
    baseline, target, final = baseline_of(indicator), aim.target, final_target(indicator)
    done_elsewhere = None if aim.done == value else aim.done
    latest = done_elsewhere or _latest(indicator, fiscal_year, value)
    targets = (baseline, target, final)
    given = indicator.values.get(fiscal_year)
    dropped = given is not None and given.state is YearState.NOT_APPLICABLE

    def rates_by(known: Quantity | None) -> Rates:
        found = rates_of(indicator, fiscal_year, known, targets, inverse=inverse)
        return beside_bounds(found, ratings)

    rates = rates_by(value)
    rated = rated_figure(indicator, fiscal_year, value, rates, ratings, inverse=inverse)
    pacing = pacing_of(indicator, fiscal_year, value, target)
    prospect = prospect_of(indicator, fiscal_year)
    return Row(
        fiscal_year=fiscal_year,
        about=about,
        baseline=baseline,
        target=target,
        beside=aim.beside,
        final_target=final,
        value=value,
        latest=latest,
        last_target=last_target(indicator),
        compared=compared_with(indicator, fiscal_year, target),
        done_elsewhere=done_elsewhere,
        rates=rates,
        latest_rates=rates_by(None if dropped else latest) if latest else None,
        below_baseline=is_below_baseline(indicator, value, baseline, target),
        verdict=verdict_of(indicator, fiscal_year, value, aim, as_of),
        pace=pacing.pace,
        pace_basis=pacing.basis,
        expected=pacing.expected,
        rated=rated if ratings and ratings.on in ("final", "pace") else None,
        rating=rating_of(indicator, value, rated, ratings),
        outlook=prospect.outlook,
        projection=prospect.projection,
        course=course_of(indicator),
    )


def _latest(indicator: Indicator, fiscal_year: int, value: Quantity | None) -> Quantity | None:
    # An interim value is not yet the year's own: last year's whole value stands beside it.
    if value and value.kind is not Kind.INTERIM:
        return None
    return latest_before(indicator, fiscal_year)
