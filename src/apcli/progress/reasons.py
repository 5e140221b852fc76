"""Why a figure is not computed, in words; None where it is.

Each function asks what the figure's own function asks, in the same order, and names what stops it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Aggregation, Direction, Kind
from apcli.models.plan import NO_RATING
from apcli.progress.comparison import TOWARD_TARGET, UPWARD
from apcli.progress.percent import leads_somewhere
from apcli.progress.projection import is_dropped, projection_of
from apcli.progress.rating import scale_of
from apcli.progress.values import Verdict
from apcli.progress.year import actuals_until, baseline_number, final_target

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.models import Indicator, Plan
    from apcli.progress.values import Row
    from apcli.progress.year import Known

_OF_VERDICT = {
    Verdict.NOT_APPLICABLE: message("there is nothing to measure in the year (not_applicable)"),
    Verdict.PENDING: message("the result of the year is not counted yet (pending)"),
    Verdict.NO_VALUE: message("the year has no value"),
    Verdict.REFERENCE: message("an interim value is never judged"),
    Verdict.OVERDUE: message("its day is past, and none is given on which it was reached"),
    Verdict.NOT_DUE: message("its day is still to come"),
}


def why_no_verdict(indicator: Indicator, row: Row, known: Known | None) -> Message | None:
    """What a verdict rests on, where it is not a value held against a target."""
    if row.verdict is Verdict.NO_TARGET:
        if row.target_text is None:
            return message("no target is set for {year}", year=row.fiscal_year)
        return message("the target is a text, and no value says whether it is met")
    if row.verdict in _OF_VERDICT:
        return _OF_VERDICT[row.verdict]
    if known is not None and known.measured.achieved is not None:
        return message("the data itself says whether it is achieved")
    return None


def why_no_number(indicator: Indicator, known: Known | None) -> Message | None:
    """Why nothing can be computed from a value."""
    if known is None:
        return message("there is no value")
    if known.number is None:
        return message("the value is no number")
    if known.kind is Kind.INTERIM and indicator.aggregation is Aggregation.ANNUAL:
        return message("the value counts part of a year, the target a whole one")
    return None


def why_no_attainment(
    indicator: Indicator, fiscal_year: int, known: Known | None, *, inverse: bool
) -> Message | None:
    """Why a value has no 達成率 against the target of a year."""
    target = indicator.target_of(fiscal_year)
    if reason := why_no_number(indicator, known):
        return reason
    if target is None:
        return message("no target is set for {year}", year=fiscal_year)
    if target.value is None:
        return message("the target of {year} is no number", year=fiscal_year)
    if indicator.direction is Direction.EXACTLY:
        return message("a value that should be met exactly is no share of its target")
    number = known.number if known and known.number is not None else Fraction(0)
    upward = indicator.direction in UPWARD
    if not upward and not inverse:
        return message("less is better: the share would grow as things get worse")
    return _why_no_ratio(number, Fraction(target.value), upward=upward)


def _why_no_ratio(value: Fraction, target: Fraction, *, upward: bool) -> Message | None:
    if upward and target == 0:
        return message("the target is 0, and nothing can be divided by 0")
    if upward and target < 0:
        return message("the target is below 0: a share of it says nothing")
    if upward and value < 0:
        return message("the value is below 0: a share of the target says nothing")
    if not upward and value <= 0:
        return message("the value is not above 0, and the inverse divides by it")
    if not upward and target < 0:
        return message("the target is below 0: a share of it says nothing")
    return None


def why_no_progress(indicator: Indicator, known: Known | None) -> Message | None:
    """Why a value has no 進捗率."""
    baseline, last = baseline_number(indicator), final_target(indicator)
    if indicator.direction not in TOWARD_TARGET:
        return message("it keeps to a bound, so there is no way from the baseline to go")
    if reason := why_no_number(indicator, known):
        return reason
    if baseline is None:
        return message("there is no baseline that is a number")
    if last is None:
        return message("no target is a number")
    if Fraction(last.value) == baseline:
        return message("the final target is the baseline: there is no way to go")
    if not leads_somewhere(indicator.direction, baseline, Fraction(last.value)):
        return message("from the baseline the final target lies against the declared direction")
    return None


def why_no_pace(indicator: Indicator, row: Row, known: Known | None) -> Message | None:
    """Why a row has no ペース."""
    if row.pace is not None:
        return None
    if row.kind is None:
        return message("the year has no value")
    if row.kind is Kind.INTERIM:
        return message("the value is interim: the rest of the year is still to come")
    if reason := why_no_number(indicator, known):
        return reason
    return message("the target of the year is no number, and no straight line leads through it")


def why_no_rating(plan: Plan, indicator: Indicator, row: Row) -> Message | None:
    """Why a row has no label."""
    if row.rating is not None:
        return None
    if indicator.rating == NO_RATING:
        return message("the data says that it is not rated")
    scale = scale_of(plan, indicator)
    if scale is None:
        return message("the plan has no scale for it")
    if row.kind is Kind.INTERIM:
        return message("an interim value is not rated")
    if (row.attainment if scale.on == "attainment" else row.progress) is None:
        return message("what the scale rates is not computed")
    return message("no step of the scale reaches so low")


def why_no_projection(indicator: Indicator, fiscal_year: int) -> Message | None:
    """Why no line can be drawn to the final target."""
    if projection_of(indicator, fiscal_year) is not None:
        return None
    if indicator.direction not in TOWARD_TARGET:
        return message("it keeps to a bound, so there is no way from the baseline to go")
    last = final_target(indicator)
    if last is None:
        return message("no target is a number")
    actuals = actuals_until(indicator, fiscal_year)
    if len(actuals) < 2:
        return message("a line needs two actual values, and there are fewer")
    if is_dropped(indicator, last.fiscal_year, fiscal_year):
        return message(
            "nothing is measured in the final target's year, {year} (not_applicable)",
            year=last.fiscal_year,
        )
    return message("the final target's year, {year}, has its actual value", year=last.fiscal_year)
