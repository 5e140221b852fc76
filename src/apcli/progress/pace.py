"""ペース: a year's value against what is expected of that year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Direction, Kind
from apcli.progress.comparison import margin, meets
from apcli.progress.percent import leads_somewhere
from apcli.progress.values import Pace, PaceBasis
from apcli.progress.year import baseline_number, final_target

if TYPE_CHECKING:
    from decimal import Decimal

    from apcli.models import Indicator
    from apcli.progress.year import Known


@dataclass(frozen=True, slots=True)
class Pacing:
    """A pace with the exact value that was expected, and where that comes from."""

    pace: Pace
    basis: PaceBasis
    expected: Fraction


def pacing_of(indicator: Indicator, known: Known | None) -> Pacing | None:
    """The pace of a year's value; None without a number or anything to expect.

    An interim value has no pace: September's 15 of 16 is not behind.
    """
    if known is None or known.number is None or known.kind is Kind.INTERIM:
        return None
    expectation = _expectation(indicator, known.fiscal_year)
    if expectation is None:
        return None
    expected, basis = expectation
    pace = _pace(indicator.direction, known.number, expected, indicator.tolerance)
    return Pacing(pace, basis, expected)


def interpolated(indicator: Indicator, fiscal_year: int) -> Fraction | None:
    """The value of a year on the straight line from the baseline to the final target (補間).

    b + (t_F − b) × (year − b's year) ÷ (t_F's year − b's year), for the years after the baseline's
    up to t_F's; None elsewhere, and where t_F does not lie in the declared direction.
    """
    baseline, last = baseline_number(indicator), final_target(indicator)
    if indicator.baseline is None or baseline is None or last is None:
        return None
    start, final = indicator.baseline.fiscal_year, Fraction(last.value)
    if not start < fiscal_year <= last.fiscal_year:
        return None
    if not leads_somewhere(indicator.direction, baseline, final):
        return None
    return baseline + (final - baseline) * Fraction(fiscal_year - start, last.fiscal_year - start)


def _expectation(indicator: Indicator, fiscal_year: int) -> tuple[Fraction, PaceBasis] | None:
    target = indicator.target_of(fiscal_year)
    if target and target.value is not None:
        return Fraction(target.value), PaceBasis.TARGET
    line = interpolated(indicator, fiscal_year)
    return None if line is None else (line, PaceBasis.INTERPOLATED)


def _pace(direction: Direction, value: Fraction, expected: Fraction, tolerance: Decimal) -> Pace:
    if margin(direction, value, expected) > 0:
        return Pace.AHEAD
    return Pace.ON_TRACK if meets(direction, value, expected, tolerance) else Pace.BEHIND
