"""ペース: a year's value against what is expected of that year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.models import Kind
from apcli.progress.bounds import toward
from apcli.progress.comparison import margin, meets
from apcli.progress.figure import Figure, Formula, Judgement, relation
from apcli.progress.outcomes import Pace, PaceBasis
from apcli.progress.rates import why_not_comparable
from apcli.progress.terms import line_to

if TYPE_CHECKING:
    from fractions import Fraction

    from apcli.models import Indicator
    from apcli.progress.quantity import Quantity


class Pacing(NamedTuple):
    """A pace with what was expected, and where that comes from."""

    pace: Judgement[Pace]
    basis: PaceBasis | None
    expected: Figure


def pacing_of(
    indicator: Indicator, fiscal_year: int, value: Quantity | None, target: Quantity | None
) -> Pacing:
    """The pace of a year's value against the year's target, else against the straight line (補間).

    An interim value has no pace: September's 15 of 16 is not behind.
    """
    if value is None:
        return _none(Judgement(None, None, message("the year has no value")))
    if value.kind is Kind.INTERIM:
        interim = message("the value is interim, and the year is not over")
        return _none(Judgement(None, None, interim))
    if value.term is None:
        return _none(Judgement(None, None, why_not_comparable(value, indicator.aggregation)))
    if target is not None and target.term is not None:
        words, expected = message("value compared with the target of the year"), target.term
        basis = PaceBasis.TARGET
    else:
        line = line_to(indicator, fiscal_year)
        if line is None:
            reason = message(
                "the target of the year is not a number, and there is no straight line to "
                "compare with"
            )
            return _none(Judgement(None, None, reason))
        words, expected, basis = _ON_LINE, line, PaceBasis.INTERPOLATED
    pace = _pace(toward(indicator, target), value.term.number, expected.number)
    bounds = target.bounds if target else None
    if bounds and not bounds.met_by(value.term.number, indicator.tolerance):
        pace = Pace.BEHIND
    formula = Formula(words, relation(value.term, expected))
    return Pacing(Judgement(pace, formula), basis, Figure.computed(words, expected))


_ON_LINE = message(
    "value compared with the straight line: baseline + (final target − baseline) × "
    "years elapsed ÷ total years"
)


def interpolated(indicator: Indicator, fiscal_year: int) -> Fraction | None:
    """The value of a year on the straight line from the baseline to the final target (補間)."""
    line = line_to(indicator, fiscal_year)
    return line.number if line else None


def _pace(indicator: Indicator, value: Fraction, expected: Fraction) -> Pace:
    if margin(indicator.direction, value, expected) > 0:
        return Pace.AHEAD
    met = meets(indicator.direction, value, expected, indicator.tolerance)
    return Pace.ON_TRACK if met else Pace.BEHIND


def _none(pace: Judgement[Pace]) -> Pacing:
    return Pacing(pace, None, Figure(None, None, pace.reason))
