"""Which initiatives should have a review of a fiscal year, and which of them have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.progress.plan import counted_in
from apcli.progress.selection import selected_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.models import Initiative, Plan
    from apcli.progress.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOwed:
    """An initiative that should have a review of a fiscal year; `given`: it has one."""

    initiative: str
    number: int | str
    title: str
    goal: str | None
    departments: tuple[str, ...]
    given: bool


def reviews_owed(
    report: Report, plan: Plan, initiatives: Mapping[str, Initiative]
) -> tuple[ReviewOwed, ...]:
    """The reviews that the selected initiatives owe for the report's year, in print order.

    None where the plan has no review at all, and of a year without targets where none has one of
    that year. An initiative that has ended owes none from the plan's year on.
    """
    year = report.fiscal_year
    kept = {each for initiative in initiatives.values() for each in initiative.reviews}
    if not kept or (year not in kept and year not in plan.years.targets):
        return ()
    counted = counted_in(plan, initiatives, year)
    shown = {row.about.initiative for row in report.rows}
    return tuple(
        ReviewOwed(
            initiative=key,
            number=each.number,
            title=each.title,
            goal=each.goal,
            departments=each.departments,
            given=_is_reviewed(each, year),
        )
        for key, each in selected_from(counted, report.selection).items()
        if key in shown or not report.selection.verdicts
    )


def unreviewed(reviews: Iterable[ReviewOwed]) -> tuple[ReviewOwed, ...]:
    """Those that are missing."""
    return tuple(each for each in reviews if not each.given)


def _is_reviewed(initiative: Initiative, year: int) -> bool:
    """The review of the year says anything."""
    return any(review.says_anything for review in initiative.reviews.get(year, ()))
