"""A date of publication or of a review that is far from its year.

A plan is published in the fiscal year before its first year, or later, until its own year ends. A
review takes place in the year that it is about, or in the year after it.

Why:
    The date is printed on the cover or under the review. A wrong one makes readers think that they
    hold an old plan, or that a year was judged before it had begun.

How to fix:
    Correct the date, or the year.

When to ignore:
    If the plan was published early, or a review was held later than a year after.

Bad:

    # plan.yaml
    fiscal_year: 2025
    published: 2035-03

Good:

    # plan.yaml
    fiscal_year: 2025
    published: 2025-03
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.era import fiscal_year_of
from apcli.lint.checker import Finding
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Plan
    from apcli.workspace import Workspace

RULE = Rule("AP605", "distant-date", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The date of publication against the plan's years, those of reviews against their own."""
    help = message("check the date and the year")
    plan = workspace.read_plan
    if plan is not None and plan.published is not None:
        first, last = _first_year(plan), plan.fiscal_year
        if not first <= fiscal_year_of(plan.published) <= last:
            text = message(
                "{day} is far from the plan for {year}", day=plan.published, year=plan.fiscal_year
            )
            yield Finding(("published",), text, help, file=PLAN)
    for key, sheet in workspace.sheets.items():
        for path, year, review in sheet.every_review:
            if review.by and fiscal_year_of(review.by) - year not in {0, 1}:
                text = message(
                    "{day} is far from the year of the review, {year}", day=review.by, year=year
                )
                found = Finding((*path, "by"), text, help)
                yield found.of(key) if key in workspace.initiatives else found.of_goal(key)


def _first_year(plan: Plan) -> int:
    """The first fiscal year in which the plan may have been published.

    A plan of which only later targets are known may have begun with any of its years.
    """
    first_target = plan.years.targets[0]
    if first_target > plan.fiscal_year:
        return min(*plan.years.all, plan.fiscal_year - 1)
    return first_target - 1
