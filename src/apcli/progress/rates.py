"""達成率 and 進捗率: exact percentages of what a value has reached."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Aggregation, Direction, Kind
from apcli.progress.bounds import toward
from apcli.progress.comparison import TOWARD_TARGET, UPWARD, goes_toward, margin
from apcli.progress.figure import WHOLE, Figure
from apcli.progress.outcomes import AttainmentBasis
from apcli.progress.values import Rates

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.models import Indicator
    from apcli.progress.bounds import Bounds
    from apcli.progress.figure import Term
    from apcli.progress.quantity import Quantity


def comparable(value: Quantity | None, aggregation: Aggregation | None) -> Fraction | None:
    """The number that figures are computed from, None where there is none."""
    if value is None or why_not_comparable(value, aggregation):
        return None
    return value.number


def why_not_comparable(value: Quantity | None, aggregation: Aggregation | None) -> Message | None:
    """Why nothing can be computed from a value; None where something can.

    Part of a year says nothing against a whole year: an annual indicator's interim value.
    """
    if value is None:
        return message("there is no value")
    if value.term is None:
        return message("the value is not a number")
    if value.kind is Kind.INTERIM and aggregation is Aggregation.ANNUAL:
        return message("the value covers part of a year, the target a whole year")
    return None


def rates_of(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    targets: tuple[Quantity | None, Quantity | None, Quantity | None],
    *,
    inverse: bool,
) -> Rates:
    """What a value says of the baseline, the target of a fiscal year and the final target."""
    baseline, target, final = targets
    attainment = attainment_of(indicator, fiscal_year, value, target, inverse=inverse)
    basis = attainment_basis(toward(indicator, target).direction, inverse=inverse)
    return Rates(
        attainment=attainment,
        basis=None if attainment.number is None else basis,
        final_attainment=_final_attainment(indicator, fiscal_year, value, targets, inverse=inverse),
        progress=progress_of(indicator, value, baseline, final),
    )


def _final_attainment(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    targets: tuple[Quantity | None, Quantity | None, Quantity | None],
    *,
    inverse: bool,
) -> Figure:
    """The same against the final target, of a year that has none of its own before that."""
    _baseline, target, final = targets
    if target is not None:
        return Figure.absent(message("the year has a target of its own"))
    if final is None or final.fiscal_year <= fiscal_year:
        return Figure.absent(why_no_final(indicator))
    return attainment_of(indicator, final.fiscal_year, value, final, inverse=inverse)


def attainment_of(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    target: Quantity | None,
    *,
    inverse: bool = False,
) -> Figure:
    """達成率 in per cent of a value against the target of a fiscal year.

    達成率 = a ÷ t × 100, where more is better, t > 0 and a ≥ 0. Where less is better there is none,
    unless the plan asks for the inverse t ÷ a × 100, for a > 0 and t ≥ 0. `exactly` has none, nor
    has a value that is the bound which it has to pass.
    """
    reason = why_not_comparable(value, indicator.aggregation)
    if reason or value is None or value.term is None:
        return Figure(None, None, reason)
    if target is None:
        return Figure.absent(message("no target is set for {year}", year=fiscal_year))
    if target.term is None:
        return Figure.absent(message("the target of {year} is not a number", year=fiscal_year))
    direction = toward(indicator, target).direction
    basis = attainment_basis(direction, inverse=inverse)
    if target.bounds is not None and _stops_at(target.bounds, value.term.number, indicator):
        return Figure.absent(
            message("the value is the bound itself, which is missed, so it is not 100% of it")
        )
    if basis is AttainmentBasis.VALUE_TO_TARGET:
        return _ratio(value.term, target.term)
    if basis is AttainmentBasis.TARGET_TO_VALUE:
        return _inverse(value.term, target.term)
    if direction is Direction.EXACTLY:
        return Figure.absent(
            message("attainment is not defined for a target that must be met exactly")
        )
    return Figure.absent(
        message("lower is better, so value ÷ target would rise as results get worse")
    )


def _stops_at(bounds: Bounds, value: Fraction, indicator: Indicator) -> bool:
    """The value is a bound that has to be passed, and is not: 40 of more than 40."""
    at_bound = bounds.single is not None and value == Fraction(bounds.single)
    return at_bound and not bounds.met_by(value, indicator.tolerance)


def attainment_basis(direction: Direction, *, inverse: bool = False) -> AttainmentBasis | None:
    """What an attainment divides by what in this direction, None where it has no attainment."""
    if direction in UPWARD:
        return AttainmentBasis.VALUE_TO_TARGET
    if inverse and direction is not Direction.EXACTLY:
        return AttainmentBasis.TARGET_TO_VALUE
    return None


def progress_of(
    indicator: Indicator,
    value: Quantity | None,
    baseline: Quantity | None,
    final: Quantity | None,
) -> Figure:
    """進捗率 in per cent: how much of the way from the baseline to the final target is done.

    進捗率 = (a − b) ÷ (t_F − b) × 100, where t_F − b has the sign of the declared direction; never
    for the directions that keep to a bound, nor of what is not later than the baseline.
    """
    indicator = toward(indicator, final)
    if indicator.direction not in TOWARD_TARGET:
        return Figure.absent(
            message(
                "the indicator keeps within a limit, so there is no distance from the baseline to "
                "cover"
            )
        )
    reason = why_not_comparable(value, indicator.aggregation)
    if reason or value is None or value.term is None:
        return Figure(None, None, reason)
    if baseline is None or baseline.term is None:
        return Figure.absent(message("there is no numeric baseline"))
    if value.fiscal_year <= baseline.fiscal_year:
        return Figure.absent(_not_later(value, baseline))
    if final is None or final.term is None:
        return Figure.absent(why_no_final(indicator))
    start, end = baseline.term, final.term
    if start.number == end.number:
        return Figure.absent(
            message("the final target equals the baseline, so there is no distance to cover")
        )
    if not goes_toward(indicator.direction, start.number, end.number):
        return Figure.absent(
            message(
                "the final target is on the wrong side of the baseline for the declared direction"
            )
        )
    return Figure.computed(
        message("(value − baseline) ÷ (final target − baseline) × 100"),
        (value.term - start) / (end - start) * WHOLE,
    )


def why_no_final(indicator: Indicator) -> Message:
    """Why there is no final target: no number is set, or one that a condition follows."""
    if indicator.numeric_targets and indicator.final_number is None:
        return message("the last target is a range or a comparison, not a number")
    return message("there is no numeric target")


def _not_later(value: Quantity, baseline: Quantity) -> Message:
    if value.fiscal_year == baseline.fiscal_year:
        return message("the value is the baseline itself")
    return message("the baseline is that of a later year, {year}", year=baseline.fiscal_year)


def is_below_baseline(
    indicator: Indicator,
    value: Quantity | None,
    baseline: Quantity | None,
    target: Quantity | None = None,
) -> bool | None:
    """基準値割れ: the value is worse than the baseline; None where there is nothing to compare.

    What was before the baseline is not compared with it. In a year whose target is bounds these say
    what is wanted, and there is no way to go from the baseline, as for the directions that keep to
    a bound.
    """
    if target is not None and target.bounds is not None:
        return None
    number = comparable(value, indicator.aggregation)
    if value is None or baseline is None or value.fiscal_year < baseline.fiscal_year:
        return None
    start = baseline.number
    if number is None or start is None or indicator.direction not in TOWARD_TARGET:
        return None
    return margin(indicator.direction, number, start) < 0


def _ratio(value: Term, target: Term) -> Figure:
    if target.number == 0:
        return Figure.absent(message("the target is 0, and division by 0 is not possible"))
    if target.number < 0:
        return Figure.absent(message("the target is negative, so a share of it is meaningless"))
    if value.number < 0:
        return Figure.absent(
            message("the value is negative, so a share of the target is meaningless")
        )
    return Figure.computed(message("value ÷ target × 100"), value / target * WHOLE)


def _inverse(value: Term, target: Term) -> Figure:
    if value.number <= 0:
        return Figure.absent(message("the value is not positive, and the inverse divides by it"))
    if target.number < 0:
        return Figure.absent(message("the target is negative, so a share of it is meaningless"))
    return Figure.computed(message("target ÷ value × 100"), target / value * WHOLE)
