"""判定: a year's value against that year's target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import last_day
from apcli.models import Kind, YearState
from apcli.progress.comparison import meets
from apcli.progress.values import Verdict
from apcli.progress.year import milestone_done_before

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.progress.year import Known

_OF_STATE = {
    YearState.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    YearState.PENDING: Verdict.PENDING,
}


def verdict_of(
    indicator: Indicator, fiscal_year: int, known: Known | None, as_of: datetime.date | None
) -> Verdict:
    """The first verdict that holds: the year's state, no target, no value, then the judgement.

    `known` is the year's value. `as_of` is the day on which a milestone is looked at. A text can
    only be met by a value that carries its own judgement (`achieved`); such a judgement also stands
    in where a number or a day was wanted and a text was given.
    """
    given = indicator.values.get(fiscal_year)
    target = indicator.target_of(fiscal_year)
    if given and given.state:
        return _OF_STATE[given.state]
    if target is None:
        return Verdict.NO_TARGET
    if target.value is not None:
        return _of_number(indicator, target.value, known)
    if target.by is not None:
        return _of_milestone(indicator, fiscal_year, known, last_day(target.by), as_of)
    return _of_judgement(known) or Verdict.NO_TARGET


def _of_number(indicator: Indicator, target: Decimal, known: Known | None) -> Verdict:
    if known is None or known.number is None:
        return _of_judgement(known) or Verdict.NO_VALUE
    met = meets(indicator.direction, known.number, Fraction(target), indicator.tolerance)
    return _of_kind(known.kind, met=met)


def _of_milestone(
    indicator: Indicator,
    fiscal_year: int,
    known: Known | None,
    due: datetime.date,
    as_of: datetime.date | None,
) -> Verdict:
    """Reached by its date achieved, later missed; not reached overdue or not due.

    A month, due or reached, counts by its last day. What an earlier year reached stays reached.
    """
    for value in (known, milestone_done_before(indicator, fiscal_year)):
        if value and value.measured.reached:
            return _of_kind(value.kind, met=last_day(value.measured.reached) <= due)
        if judged := _of_judgement(value):
            return judged
    if as_of is None:
        return Verdict.NO_VALUE
    return Verdict.OVERDUE if as_of > due else Verdict.NOT_DUE


def _of_judgement(known: Known | None) -> Verdict | None:
    if known is None or known.measured.achieved is None:
        return None
    return _of_kind(known.kind, met=known.measured.achieved)


def _of_kind(kind: Kind, *, met: bool) -> Verdict:
    """Only an actual counts; preliminary and forecast are expected, interim is for reference."""
    if kind is Kind.INTERIM:
        return Verdict.REFERENCE
    if kind is Kind.ACTUAL:
        return Verdict.ACHIEVED if met else Verdict.MISSED
    return Verdict.EXPECTED_TO_ACHIEVE if met else Verdict.EXPECTED_TO_MISS
