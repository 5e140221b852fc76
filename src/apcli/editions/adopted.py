"""A plan as it was adopted: without what became known afterwards."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models import Cost, Goal, Indicator, Initiative, Plan, Review, YearValues
    from apcli.workspace import Workspace


def as_adopted(workspace: Workspace) -> Workspace:
    """The plan as its edition shows it, whatever its data say since.

    There is no value, actual cost or review of the plan's own year or a later one, and no actual or
    preliminary value of a year that ended in the month of `published` or later (without a day of
    publication, of the year before the plan's). What was expected of that year stands there. A
    review that was made in a later month than `published` is not there either.

    Raises:
        Unavailable: `plan.yaml` could not be read.
    """
    plan = workspace.plan
    return dataclasses.replace(
        workspace,
        initiatives={key: _initiative(each, plan) for key, each in workspace.initiatives.items()},
        goals={key: _goal(each, plan) for key, each in workspace.goals.items()},
    )


def _initiative(initiative: Initiative, plan: Plan) -> Initiative:
    costs = {
        year: cost if year < plan.fiscal_year else cost.model_copy(update={"actual": None})
        for year, cost in initiative.costs.items()
        if year < plan.fiscal_year or not _is_account_alone(cost)
    }
    return initiative.model_copy(update={**_common(initiative, plan), "costs": costs})


def _is_account_alone(cost: Cost) -> bool:
    """Nothing was planned: all that there is of the year came with its account."""
    planned = cost.budget is not None or cost.staff is not None or cost.sources
    return cost.actual is not None and not planned


def _goal(goal: Goal, plan: Plan) -> Goal:
    return goal.model_copy(update=_common(goal, plan))


def _common(sheet: Initiative | Goal, plan: Plan) -> Mapping[str, object]:
    before = {
        year: tuple(each for each in found if not _came_later(each, plan))
        for year, found in sheet.reviews.items()
        if year < plan.fiscal_year
    }
    reviews = {year: found for year, found in before.items() if found}
    indicators = {key: _indicator(each, plan) for key, each in sheet.indicators.items()}
    return {"reviews": reviews, "indicators": indicators}


def _came_later(review: Review, plan: Plan) -> bool:
    """A review is of a later month than the plan."""
    if review.by is None or plan.published is None:
        return False
    return (review.by.year, review.by.month) > (plan.published.year, plan.published.month)


def _indicator(indicator: Indicator, plan: Plan) -> Indicator:
    values = {
        year: _known(given) if is_unsettled(year, plan) else given
        for year, given in indicator.values.items()
        if year < plan.fiscal_year
    }
    kept = {year: given for year, given in values.items() if given.all or given.state}
    return indicator.model_copy(update={"values": kept})


def _known(given: YearValues) -> YearValues:
    return given.model_copy(update={"actual": None, "preliminary": None})


def is_unsettled(year: int, plan: Plan) -> bool:
    """A fiscal year had not ended, or only just, when the plan was adopted.

    It ends in March of the next calendar year, so its results came after a plan that was published
    in that month or before.
    """
    if plan.published is None:
        return year >= plan.fiscal_year - 1
    return (year + 1, 3) >= (plan.published.year, plan.published.month)
