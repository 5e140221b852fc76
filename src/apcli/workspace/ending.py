"""Which statuses end an initiative: the taxonomy knows, its file has no more than their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.models import Initiative, Plan, Taxonomy


def with_ending(initiative: Initiative, plan: Plan | None, taxonomy: Taxonomy | None) -> Initiative:
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
