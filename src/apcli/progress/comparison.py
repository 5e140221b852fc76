"""Better and worse, in the direction that an indicator declares."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Direction

if TYPE_CHECKING:
    from decimal import Decimal

UPWARD = frozenset({Direction.INCREASE, Direction.AT_LEAST})
"""More is better."""

TOWARD_TARGET = frozenset({Direction.INCREASE, Direction.DECREASE})
"""There is a way to go from the baseline; the other directions keep to a bound."""


def margin(direction: Direction, value: Fraction, other: Fraction) -> Fraction:
    """By how much `value` is better than `other`, negative where it is worse.

    Away from `exactly` is worse on either side, so that margin is never positive.
    """
    difference = value - other
    if direction is Direction.EXACTLY:
        return -abs(difference)
    return difference if direction in UPWARD else -difference


def meets(direction: Direction, value: Fraction, target: Fraction, tolerance: Decimal) -> bool:
    """The value reaches the target.

    判定: a ≥ t where more is better, a ≤ t where less is better, a = t for `exactly`; every
    direction forgives as much as the tolerance.
    """
    return margin(direction, value, target) >= -Fraction(tolerance)


def goes_toward(direction: Direction, baseline: Fraction, final: Fraction) -> bool:
    """The way from the baseline to the final target goes in the declared direction."""
    return direction in TOWARD_TARGET and margin(direction, final, baseline) > 0
