"""What a fiscal year is held against: its target, or what stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.models import YearState
from apcli.progress.milestones import milestone_done_by, unfinished_milestone
from apcli.progress.quantity import target_beside, target_of

if TYPE_CHECKING:
    import datetime

    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity


class Aim(NamedTuple):
    """The target of a year, and what else is to be known of it.

    `target` is the year's own, else the milestone of an earlier year that was still to be reached.
    `done` is the actual value by which it is done, if it is a milestone, in whichever year that was
    filed. `beside` is what is shown where there is no target, or one that is still open.
    """

    target: Quantity | None
    done: Quantity | None
    beside: Quantity | None


def aim_of(indicator: Indicator, fiscal_year: int, as_of: datetime.date | None) -> Aim:
    """What a fiscal year is held against; `as_of` is the day on which milestones are looked at."""
    target = target_of(indicator, fiscal_year)
    if target is None:
        target = unfinished_milestone(indicator, fiscal_year)
    done = None
    if target and target.day:
        done = milestone_done_by(indicator, target, fiscal_year, as_of)
    given = indicator.values.get(fiscal_year)
    dropped = given is not None and given.state is YearState.NOT_APPLICABLE
    aimless = (target is None or target.open) and not dropped
    return Aim(target, done, target_beside(indicator, fiscal_year) if aimless else None)
