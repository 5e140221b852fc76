"""Which initiatives should have a review of a fiscal year, and which of them have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.progress.plan import counted_in
from apcli.progress.selection import selected_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from apcli.models import Initiative, Plan
    from apcli.progress.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOwed:
    """An initiative that should have a review of a fiscal year; `given`: it has all of it.

    `lacking` are the keys of the periods of the year that are missing beside others.
    """

    initiative: str
    number: int | str | None
    title: str
    goal: str | None
    departments: tuple[str, ...]
    given: bool
    lacking: tuple[str, ...] = ()


def reviews_owed(
    report: Report, plan: Plan, initiatives: Mapping[str, Initiative]
) -> tuple[ReviewOwed, ...]:
    """The reviews that the selected initiatives owe for the report's year, in print order.

    None where the plan has no review at all, and of a year without targets where none has one of
    that year. An initiative that has ended owes none from the plan's year on. Of several reviewers
    the first reviews all, in each period in which it has reviewed any.
    """
    year = report.fiscal_year
    kept = {each for initiative in initiatives.values() for each in initiative.reviews}
    if not kept or (year not in kept and year not in plan.years.targets):
        return ()
    counted = counted_in(plan, initiatives, year)
    given = {key: _periods_of(each, year, plan) for key, each in counted.items()}
    reviewed = {period for periods in given.values() for period in periods}
    wanted = [each.key for each in plan.periods if each.key in reviewed]
    shown = {row.about.initiative for row in report.rows}
    return tuple(
        _owed(key, each, given[key], wanted)
        for key, each in selected_from(counted, report.selection).items()
        if key in shown or not report.selection.verdicts
    )


def unreviewed(reviews: Iterable[ReviewOwed]) -> tuple[ReviewOwed, ...]:
    """Those that are missing."""
    return tuple(each for each in reviews if not each.given)


def _owed(
    key: str, initiative: Initiative, given: AbstractSet[str | None], wanted: Sequence[str]
) -> ReviewOwed:
    """The review that an initiative owes: of the whole year, or of each wanted period."""
    lacking = () if None in given else tuple(each for each in wanted if each not in given)
    return ReviewOwed(
        initiative=key,
        number=initiative.number,
        title=initiative.title,
        goal=initiative.goal,
        departments=initiative.departments,
        given=bool(given) and not lacking,
        lacking=lacking if given else (),
    )


def _periods_of(initiative: Initiative, year: int, plan: Plan) -> AbstractSet[str | None]:
    """The periods of which the first reviewer says anything; None for the whole year."""
    first = next((each.key for each in plan.reviewers), None)
    return {
        review.period
        for review in initiative.reviews.get(year, ())
        if review.says_anything and (first is None or review.who in (None, first))
    }
