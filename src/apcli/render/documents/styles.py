"""The style sheets that the web pages of only some documents have."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from apcli.models import Content
from apcli.render.documents.sections import TOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apcli.render.documents.plan_views import PlanView, ReviewView
    from apcli.render.documents.progress_views import ProgressView
    from apcli.render.documents.small_table import SmallTable
    from apcli.render.indicators import IndicatorTable

STRUCTURE = "html/structure.css"
"""Sections inside sections, figures, small tables, stages beside the path."""
NESTED = "html/nested.css"
GOALS = "html/goals.css"
STACKED = "html/stacked.css"
"""Small tables whose cells stand below one another on a phone."""
NUMBERS = "html/numbers.css"
"""Printed numbers that have no room beside their titles on a phone."""
FACTS = "html/facts.css"
"""Lines of facts in a place of the plan's own, or below an indicator."""
CURRENT = "html/current.css"
"""The day of a plan with results, where a page is printed."""

EARLIER = "html/earlier.css"
"""Targets of the edition before, beside those of the plan."""
YEARS = "html/years.css"
"""What a report says of the years before."""

_SHORT = 3
"""Characters for which there is room."""


def styles_of_plan(plan: PlanView) -> tuple[str, ...]:
    """The style sheets of a plan's pages beside those of every document."""
    costs = (each.costs for each in plan.initiatives)
    reviews = (
        *(each.reviews for each in plan.initiatives),
        *(each.reviews for each in plan.goals),
    )
    stacked = any((*filter(None, costs), *chain.from_iterable(map(_graded, reviews))))
    wanted = {
        STRUCTURE: stacked or _has_structure(plan),
        NESTED: _is_nested(plan),
        GOALS: bool(plan.goals),
        STACKED: stacked,
        NUMBERS: _long(each.number for each in plan.initiatives),
        FACTS: plan.own_sheet or _is_described(plan),
        CURRENT: plan.current is not None,
        EARLIER: any(row.earlier for table in _tables(plan) for row in table.rows),
    }
    return tuple(name for name, has in wanted.items() if has)


def styles_of_report(report: ProgressView) -> tuple[str, ...]:
    """The style sheets of a report's page beside those of every document."""
    over_years = any(figure.years for each in report.reported for figure in each.figures)
    stacked = over_years or any(
        each.costs or any(_graded(each.reviews)) for each in report.reported
    )
    goals = any(each.is_goal for each in report.reported)
    wanted = {
        STRUCTURE: stacked or goals or bool(report.costs),
        GOALS: goals,
        STACKED: stacked,
        NUMBERS: _long(each.number for each in report.reported),
        YEARS: report.last_verdicts or over_years,
    }
    return tuple(name for name, has in wanted.items() if has)


def _has_structure(plan: PlanView) -> bool:
    beside = any(each.off_path for each in plan.stages)
    content = plan.in_document & {Content.FIGURE, Content.TABLE}
    return _is_nested(plan) or beside or bool(plan.ended or plan.goals or content)


def _is_nested(plan: PlanView) -> bool:
    return any(each.level > TOP for each in plan.sections)


def _is_described(plan: PlanView) -> bool:
    return any(table.texts for table in _tables(plan))


def _tables(plan: PlanView) -> Iterator[IndicatorTable]:
    """Those of every sheet."""
    yield from chain.from_iterable(each.indicators for each in plan.initiatives)
    yield from chain.from_iterable(each.indicators for each in plan.goals)


def _graded(reviews: Iterable[ReviewView]) -> Iterator[SmallTable]:
    return (each.table for each in reviews if each.table)


def _long(numbers: Iterable[str]) -> bool:
    return any(len(each) > _SHORT for each in numbers)
