"""What the plan says of an initiative, whose file does not: what ends it, what marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Change

if TYPE_CHECKING:
    from apcli.models import Initiative, Plan, Taxonomy


def completed(initiative: Initiative, plan: Plan | None, taxonomy: Taxonomy | None) -> Initiative:
    """The initiative with what the plan and its taxonomy say of it, as far as they can be read."""
    found = _with_ending(initiative, plan, taxonomy)
    marks = tuple(map(Change, plan.change_marks)) if plan else found.marks
    return found if marks == found.marks else found.model_copy(update={"marks": marks})


def _with_ending(
    initiative: Initiative, plan: Plan | None, taxonomy: Taxonomy | None
) -> Initiative:
    """The initiative with its statuses that end it marked, and whether it is over.

    It is over where a status ended it in a year before the plan's.
    """
    ending = {each.key for each in taxonomy.statuses if each.ends} if taxonomy else set()
    if not any(each.key in ending for each in initiative.status.values()):
        return initiative
    status = {
        year: each.model_copy(update={"ends_it": each.key in ending})
        for year, each in initiative.status.items()
    }
    marked = initiative.model_copy(update={"status": status})
    last = marked.last_year
    over = plan is not None and last is not None and last < plan.fiscal_year
    return marked.model_copy(update={"over": over})
