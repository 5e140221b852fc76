"""Milestones: by which value each is done, and which of an earlier year is still to be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import first_day, last_day
from apcli.models import Kind
from apcli.progress.quantity import known_value, targets_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from apcli.models import Indicator, YearSpan
    from apcli.progress.quantity import Quantity


def milestone_done_by(
    indicator: Indicator, milestone: Quantity, fiscal_year: int, as_of: datetime.date | None
) -> Quantity | None:
    """The actual value by which a milestone is done, in whichever year it was filed.

    The fiscal year's own, else the newest of an earlier year, else the first of a later one, unless
    the milestone is looked at on an earlier day (`as_of`) than it was reached. What
    was filed up to the milestone before, or in the years of the next, belongs to those; what lies
    between two of them is the earlier one's where that was still open.
    """
    spans = _milestones(indicator)
    place = next(at for at, span in enumerate(spans) if str(span) == milestone.path[-1])
    done = _done_by(indicator, spans, place)
    own = [each for each in done if each.fiscal_year <= fiscal_year]
    return own[-1] if own else next((each for each in done if _is_known(each, as_of)), None)


def unfinished_milestone(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """The newest milestone of the years before that was not yet reached when this year began."""
    earlier = [
        target for span, target in targets_of(indicator) if target.day and span.last < fiscal_year
    ]
    for target in sorted(earlier, key=lambda each: each.fiscal_year, reverse=True):
        done = milestone_done_by(indicator, target, fiscal_year, None)
        if done is None or not _is_before(done, fiscal_year):
            return target
    return None


def _is_before(done: Quantity, fiscal_year: int) -> bool:
    """It was filed before the fiscal year, or reached before that, whenever it was filed."""
    reached = done.day is not None and last_day(done.day) < first_day(fiscal_year)
    return reached or done.fiscal_year < fiscal_year


def _is_known(done: Quantity, as_of: datetime.date | None) -> bool:
    reached = last_day(done.day) if done.day else first_day(done.fiscal_year)
    return as_of is None or reached <= as_of


def _milestones(indicator: Indicator) -> list[YearSpan]:
    return sorted(span for span, target in indicator.targets.items() if target.by)


def _done_by(indicator: Indicator, spans: Sequence[YearSpan], place: int) -> list[Quantity]:
    """The actual values that may be a milestone's, oldest first."""
    first = spans[place - 1].last if place else 0
    following = spans[place + 1].first if place + 1 < len(spans) else None
    found = [
        known
        for year in sorted(indicator.values)
        if first < year and (following is None or year < following)
        if (known := known_value(indicator, year)) and known.kind is Kind.ACTUAL
        if known.day or known.achieved
    ]
    if place:
        before = _done_by(indicator, spans, place - 1)
        late = before[0] if before and before[0].fiscal_year > first else None
        found = [each for each in found if each != late]
    in_its_years = [each for each in found if each.fiscal_year <= spans[place].last]
    return in_its_years or found[:1]
