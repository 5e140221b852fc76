"""判定: a year's value against that year's target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import last_day
from apcli.models import Direction, Kind, YearState
from apcli.progress.comparison import meets
from apcli.progress.figure import Formula, Judgement, relation, term
from apcli.progress.outcomes import Verdict

if TYPE_CHECKING:
    import datetime

    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity

_OF_STATE = {
    YearState.NOT_APPLICABLE: Judgement(
        Verdict.NOT_APPLICABLE,
        reason=message("the indicator does not apply in this year (not_applicable)"),
    ),
    YearState.PENDING: Judgement(
        Verdict.PENDING, reason=message("the result of the year is not available yet (pending)")
    ),
}

_CONDITIONS = {
    Direction.INCREASE: message("met if the value is at least the target"),
    Direction.AT_LEAST: message("met if the value is at least the target"),
    Direction.DECREASE: message("met if the value is at most the target"),
    Direction.AT_MOST: message("met if the value is at most the target"),
    Direction.EXACTLY: message("met if the value is the target"),
}

_NO_VALUE = Judgement(Verdict.NO_VALUE, reason=message("the year has no value"))
_INTERIM = message("an interim value is never judged")


def verdict_of(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    target: Quantity | None,
    done_before: Quantity | None,
    as_of: datetime.date | None,
) -> Judgement[Verdict]:
    """The first verdict that holds: the year's state, no target, no value, then the judgement.

    `done_before` is the value of an earlier year by which the milestone is done, `as_of` the day on
    which a milestone is looked at. A text can only be met by a value that carries its own judgement
    (`achieved`); such a judgement also stands in where a number or a day was wanted and a text was
    given.
    """
    given = indicator.values.get(fiscal_year)
    if given and given.state:
        return _OF_STATE[given.state]
    if target is None:
        no_target = message("no target is set for {year}", year=fiscal_year)
        return Judgement(Verdict.NO_TARGET, reason=no_target)
    if target.term is not None:
        return _of_number(indicator, value, target)
    if target.day is not None:
        return _of_milestone(value, target, done_before, as_of)
    return _of_judgement(value) or Judgement(
        Verdict.NO_TARGET,
        reason=message("the target is text, and the data does not say whether it is met"),
    )


def _of_number(
    indicator: Indicator, value: Quantity | None, target: Quantity
) -> Judgement[Verdict]:
    """判定: a ≥ t where more is better, a ≤ t where less is better, a = t for `exactly`."""
    if value is None or value.term is None or target.term is None:
        return _of_judgement(value) or _NO_VALUE
    number, aim = value.term, target.term
    verdict = _of_kind(
        value.kind, met=meets(indicator.direction, number.number, aim.number, indicator.tolerance)
    )
    if verdict is Verdict.REFERENCE:
        return Judgement(verdict, reason=_INTERIM)
    condition = _CONDITIONS[indicator.direction]
    if indicator.tolerance:
        condition = message(
            "{condition}, with a tolerance of {tolerance}",
            condition=condition,
            tolerance=term(indicator.tolerance).text,
        )
    return Judgement(verdict, Formula(condition, relation(number, aim)))


def _of_milestone(
    value: Quantity | None,
    target: Quantity,
    done_before: Quantity | None,
    as_of: datetime.date | None,
) -> Judgement[Verdict]:
    """Reached by its date achieved, later missed; not reached overdue or not due.

    A month, due or reached, counts by its last day. What an earlier year reached stays reached.
    """
    due = last_day(target.day) if target.day else None
    for each in (value, done_before):
        if each and each.day and due:
            verdict = _of_kind(each.kind, met=last_day(each.day) <= due)
            if verdict is Verdict.REFERENCE:
                return Judgement(verdict, reason=_INTERIM)
            words = message(
                "met if the day is not after the target; a month counts as its last day"
            )
            return Judgement(verdict, Formula(words, f"{each.text} / {target.text}"))
        if judged := _of_judgement(each):
            return judged
    if as_of is None or due is None:
        return _NO_VALUE
    if as_of > due:
        late = message("its date has passed, and the data gives no date on which it was reached")
        return Judgement(Verdict.OVERDUE, reason=late)
    return Judgement(Verdict.NOT_DUE, reason=message("its date has not come yet"))


def _of_judgement(value: Quantity | None) -> Judgement[Verdict] | None:
    if value is None or value.achieved is None:
        return None
    verdict = _of_kind(value.kind, met=value.achieved)
    own = message("the data states whether it is achieved")
    return Judgement(verdict, reason=_INTERIM if verdict is Verdict.REFERENCE else own)


def _of_kind(kind: Kind | None, *, met: bool) -> Verdict:
    """Only an actual counts; preliminary and forecast are expected, interim is for reference."""
    if kind is Kind.INTERIM:
        return Verdict.REFERENCE
    if kind is Kind.ACTUAL:
        return Verdict.ACHIEVED if met else Verdict.MISSED
    return Verdict.EXPECTED_TO_ACHIEVE if met else Verdict.EXPECTED_TO_MISS
