"""判定: a year's value against that year's target."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.era import first_day, last_day
from apcli.models import Direction, Kind, YearState
from apcli.progress.compared import compared_with, weaker_kind
from apcli.progress.comparison import margin, meets
from apcli.progress.figure import Formula, Judgement, relation, term
from apcli.progress.outcomes import Verdict
from apcli.progress.terms import RATE_FACTORS
from apcli.text.rounding import WHOLE

if TYPE_CHECKING:
    import datetime

    from apcli.diagnostics import Message
    from apcli.models import Indicator
    from apcli.progress.aim import Aim
    from apcli.progress.bounds import Bounds
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

_MORE = message("met if the value is more than the target")
_LESS = message("met if the value is less than the target")
_WITHIN = message("met if the value is within the bounds of the target")
_KEEPS = message("met if the value is not worse than what it is compared with")
_IMPROVES = message("met if the value is better than what it is compared with")

_NO_VALUE = Judgement(Verdict.NO_VALUE, reason=message("the year has no value"))
_INTERIM = message("an interim value is never judged")
_IN_LATER_YEAR = message("it was reached in a fiscal year that began after its date")


def verdict_of(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    aim: Aim,
    as_of: datetime.date | None,
) -> Judgement[Verdict]:
    """The first verdict that holds: the year's state, no target, no value, then the judgement.

    `as_of` is the day on which a milestone is looked at. A text can only be met by a value that
    carries its own judgement (`achieved`); such a judgement also stands in where a number or a day
    was wanted and a text was given.
    """
    given = indicator.values.get(fiscal_year)
    if given and given.state:
        return _OF_STATE[given.state]
    target = aim.target
    if target is None:
        return _without_target(fiscal_year, aim.beside)
    if target.open:
        return Judgement(Verdict.NO_TARGET, reason=message("the target is still to be set"))
    if target.comparison is not None:
        return compared(indicator, fiscal_year, value, target)
    if target.term is not None or target.bounds is not None:
        return _of_number(indicator, value, target)
    if target.day is not None:
        return _of_milestone(fiscal_year, value, target, aim.done, as_of)
    return _of_text(value)


def _without_target(fiscal_year: int, beside: Quantity | None) -> Judgement[Verdict]:
    if beside and beside.fiscal_year > fiscal_year:
        later = message(
            "no target is set for {year}, but one for {later}",
            year=fiscal_year,
            later=beside.fiscal_year,
        )
        return Judgement(Verdict.UNDER_WAY, reason=later)
    no_target = message("no target is set for {year}", year=fiscal_year)
    return Judgement(Verdict.NO_TARGET, reason=no_target)


def _of_text(value: Quantity | None) -> Judgement[Verdict]:
    """What the data itself judges; 未判定 until somebody does."""
    return _of_judgement(value) or Judgement(
        Verdict.UNJUDGED,
        reason=message("the target is text, and the data does not say whether it is met"),
    )


def _of_number(
    indicator: Indicator, value: Quantity | None, target: Quantity
) -> Judgement[Verdict]:
    """判定: a ≥ t where more is better, a ≤ t where less is better, a = t for `exactly`.

    Bounds say themselves what is met, whatever the declared direction.
    """
    if value is None or value.term is None:
        return _of_judgement(value) or _NO_VALUE
    if target.bounds is not None:
        met = target.bounds.met_by(value.term.number, indicator.tolerance)
        condition, numbers = _condition(target.bounds), target.bounds.compared(value.term)
    elif target.term is not None:
        aim = target.term
        met = meets(indicator.direction, value.term.number, aim.number, indicator.tolerance)
        condition, numbers = _CONDITIONS[indicator.direction], relation(value.term, aim)
    else:
        return _NO_VALUE
    return judged(indicator, value, met, condition, numbers)


def _condition(bounds: Bounds) -> Message:
    """What bounds ask for, in words."""
    if bounds.single is None:
        return _WITHIN
    if bounds.lower is None:
        return _LESS if bounds.below else _CONDITIONS[Direction.AT_MOST]
    return _MORE if bounds.above else _CONDITIONS[Direction.AT_LEAST]


def judged(
    indicator: Indicator, value: Quantity, met: bool, condition: Message, numbers: str
) -> Judgement[Verdict]:
    """The verdict on a value that meets a condition or does not, with the numbers compared."""
    verdict = _of_kind(value.kind, met=met)
    if verdict is Verdict.REFERENCE:
        return Judgement(verdict, reason=_INTERIM)
    if indicator.tolerance:
        condition = message(
            "{condition}, with a tolerance of {tolerance}",
            condition=condition,
            tolerance=_tolerance(indicator),
        )
    return Judgement(verdict, Formula(condition, numbers))


def _tolerance(indicator: Indicator) -> Message | str:
    """How far the target may be missed; a difference of percentages is in points."""
    number = term(indicator.tolerance).text
    if RATE_FACTORS.get(indicator.unit) == WHOLE:
        return message("{number} points", number=number)
    return number


def compared(
    indicator: Indicator, fiscal_year: int, value: Quantity | None, target: Quantity
) -> Judgement[Verdict]:
    """判定 by comparison with the baseline, or with the value of the year before (前年度以上).

    Not worse is enough to keep it; better than it is more than that. Where there is nothing to
    compare with, nobody can judge (評価困難). What is compared with a forecast is no more than
    expected.
    """
    if value is None or value.term is None:
        return _of_judgement(value) or _NO_VALUE
    other = compared_with(indicator, fiscal_year, target)
    if target.comparison is None or other is None or other.term is None:
        return Judgement(Verdict.PENDING, reason=message("there is no value to compare with"))
    better = target.comparison.better
    spare = margin(indicator.direction, value.term.number, other.term.number)
    spare += Fraction(indicator.tolerance)
    return judged(
        indicator,
        replace(value, kind=weaker_kind(value.kind, other.kind)),
        spare > 0 if better else spare >= 0,
        _IMPROVES if better else _KEEPS,
        relation(value.term, other.term),
    )


def _of_milestone(
    fiscal_year: int,
    value: Quantity | None,
    target: Quantity,
    done: Quantity | None,
    as_of: datetime.date | None,
) -> Judgement[Verdict]:
    """Reached by its date achieved, later missed; not reached overdue or not due.

    A month, due or reached, counts by its last day. What another year reached is reached, but in
    the years between its own and that it was still overdue. No
    forecast makes good what is overdue, and in the years after its own no judgement does that the
    year has not reached it.
    """
    late = target.fiscal_year < fiscal_year
    if late and done and done.fiscal_year > fiscal_year:
        return Judgement(Verdict.OVERDUE, reason=message("it was not reached until a later year"))
    due = last_day(target.day) if target.day else None
    overdue = as_of is not None and due is not None and as_of > due
    if done or not (overdue and _is_only_expected(value, late=late)):
        for each in filter(None, (done, value)):
            if each.day and due:
                return _of_day(each, target, due)
            if each.achieved and due and first_day(each.fiscal_year) > due:
                return Judgement(_of_kind(each.kind, met=False), reason=_IN_LATER_YEAR)
            if judged := _of_judgement(each):
                return judged
    if overdue:
        passed = message("its date has passed, and the data gives no date on which it was reached")
        return Judgement(Verdict.OVERDUE, reason=passed)
    if as_of is None:
        return _NO_VALUE
    return Judgement(Verdict.NOT_DUE, reason=message("its date has not come yet"))


def _is_only_expected(value: Quantity | None, *, late: bool) -> bool:
    """The value does not say that, or how, it came out."""
    if value is None or value.kind is Kind.FORECAST:
        return True
    return not value.day and not value.achieved and (late or value.kind is not Kind.ACTUAL)


def _of_day(value: Quantity, target: Quantity, due: datetime.date) -> Judgement[Verdict]:
    reached = last_day(value.day) if value.day else due
    verdict = _of_kind(value.kind, met=reached <= due)
    if verdict is Verdict.REFERENCE:
        return Judgement(verdict, reason=_INTERIM)
    words = message("met if the day is not after the target; a month counts as its last day")
    return Judgement(verdict, Formula(words, f"{value.text} / {target.text}"))


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
