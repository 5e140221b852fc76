"""The numbers of what was measured, exact and as an equation writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.progress.comparison import goes_toward
from apcli.progress.figure import Term, term

if TYPE_CHECKING:
    from fractions import Fraction

    from apcli.models import Indicator, Measured

RATE_FACTORS = {"％": 100, "%": 100, "‰": 1000}
"""What a rate by its parts is multiplied by, by unit."""


def number_of(measured: Measured, unit: str) -> Fraction | None:
    """The exact number of what was measured, None where it is a day or a text.

    A rate by its parts is numerator ÷ denominator, × 100 where the unit is ％, × 1000 where ‰.
    """
    made = term_of(measured, unit)
    return made.number if made else None


def term_of(measured: Measured, unit: str) -> Term | None:
    """The number as an equation writes it, a rate by its parts."""
    if measured.value is not None:
        return term(measured.value)
    if measured.numerator is None or measured.denominator is None:
        return None
    rate = term(measured.numerator) / term(measured.denominator)
    factor = RATE_FACTORS.get(unit)
    return rate * term(factor) if factor else rate


def contradicts(one: Measured, other: Measured, unit: str) -> bool:
    """They are two numbers or two days, and not the same."""
    if one.reached and other.reached:
        return one.reached != other.reached
    first, second = number_of(one, unit), number_of(other, unit)
    return first is not None and second is not None and first != second


def line_to(indicator: Indicator, fiscal_year: int) -> Term | None:
    """The value of a year on the straight line from the baseline to the final target (補間).

    b + (t_F − b) × (year − b's year) ÷ (t_F's year − b's year), for the years after the baseline's
    up to t_F's; None elsewhere, and where t_F does not lie in the declared direction.
    """
    baseline, final = indicator.baseline, indicator.final_number
    start = term_of(baseline, indicator.unit) if baseline else None
    if baseline is None or start is None or final is None:
        return None
    first, last, end = baseline.fiscal_year, final[0].last, term(final[1])
    if not first < fiscal_year <= last:
        return None
    if not goes_toward(indicator.direction, start.number, end.number):
        return None
    return start + (end - start) * term(fiscal_year - first) / term(last - first)
