"""Exact percentages, and how they are shown.

What is computed is never rounded and never clipped: a verdict or a label rests on the exact
fraction, and only what is shown goes through `rounded`.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from apcli.models import Direction
from apcli.progress.comparison import TOWARD_TARGET, UPWARD, margin
from apcli.progress.values import AttainmentBasis

WHOLE = 100


def attainment(
    direction: Direction, value: Fraction | None, target: Fraction | None, *, inverse: bool = False
) -> Fraction | None:
    """達成率 in per cent.

    達成率 = a ÷ t × 100, where more is better, t > 0 and a ≥ 0. Where less is better there is none,
    unless the plan asks for the inverse t ÷ a × 100, for a > 0 and t ≥ 0. `exactly` has none.
    """
    basis = attainment_basis(direction, inverse=inverse)
    if value is None or target is None or basis is None:
        return None
    if basis is AttainmentBasis.VALUE_TO_TARGET:
        return value / target * WHOLE if target > 0 and value >= 0 else None
    return target / value * WHOLE if value > 0 and target >= 0 else None


def attainment_basis(direction: Direction, *, inverse: bool = False) -> AttainmentBasis | None:
    """What an attainment divides by what in this direction, None where it has no attainment."""
    if direction in UPWARD:
        return AttainmentBasis.VALUE_TO_TARGET
    if inverse and direction is not Direction.EXACTLY:
        return AttainmentBasis.TARGET_TO_VALUE
    return None


def progress(
    direction: Direction,
    value: Fraction | None,
    baseline: Fraction | None,
    final_target: Fraction | None,
) -> Fraction | None:
    """進捗率 in per cent.

    進捗率 = (a − b) ÷ (t_F − b) × 100, where t_F − b has the sign of the declared direction; never
    for the directions that keep to a bound.
    """
    if value is None or baseline is None or final_target is None:
        return None
    if not leads_somewhere(direction, baseline, final_target):
        return None
    return (value - baseline) / (final_target - baseline) * WHOLE


def leads_somewhere(direction: Direction, baseline: Fraction, final_target: Fraction) -> bool:
    """The way from the baseline to the final target goes in the declared direction."""
    return direction in TOWARD_TARGET and margin(direction, final_target, baseline) > 0


def rounded(number: Fraction, decimals: int) -> Decimal:
    """The number as it is shown, with exactly `decimals` decimals.

    Half is rounded up in magnitude, away from zero: −56.25 is −56.3. What is below 100 never
    becomes 100 (99.96 is 99.9), and what rounds to zero has no sign.
    """
    scale = 10**decimals
    magnitude = math.floor(abs(number) * scale + Fraction(1, 2))
    if 0 < number < WHOLE:
        magnitude = min(magnitude, WHOLE * scale - 1)
    sign = "-" if number < 0 and magnitude else ""
    # From text: operations on Decimal round to the precision of a context, its constructor never.
    return Decimal(f"{sign}{magnitude}E-{decimals}")


def exact_or_rounded(number: Fraction, decimals: int) -> Decimal:
    """The number itself where its decimals end, else as `rounded` shows it."""
    denominator = number.denominator
    places = next((n for n in range(denominator.bit_length()) if 10**n % denominator == 0), None)
    return rounded(number, decimals) if places is None else _exact(number, places)


def _exact(number: Fraction, places: int) -> Decimal:
    return Decimal(f"{int(number * 10**places)}E-{places}")
