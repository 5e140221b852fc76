"""Exact numbers as they are shown.

What is computed is never rounded: a verdict or a label rests on the exact fraction, and only what
is shown goes through here.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = 100


class Bound(NamedTuple):
    """A number that others reach, or, where it is not `inclusive`, have to exceed."""

    number: Fraction
    inclusive: bool = True

    def is_passed_by(self, number: Fraction) -> bool:
        """The number reaches the bound, or exceeds it."""
        return number >= self.number if self.inclusive else number > self.number


def rounded_beside(number: Fraction, decimals: int, bounds: Sequence[Bound]) -> Decimal:
    """The number as `rounded` shows it, but on its own side of every bound.

    110.04 beside a bound of more than 110 is 110.1, 79.96 beside one of 80 is 79.9. It has more
    decimals where none of so many lies on its side of all.
    """
    for places in count(decimals):
        scale = 10**places
        down, up = math.floor(number * scale), math.ceil(number * scale)
        for shown in (rounded(number, places), _decimal(down, places), _decimal(up, places)):
            exact = Fraction(shown)
            if all(each.is_passed_by(exact) == each.is_passed_by(number) for each in bounds):
                return shown
    raise AssertionError  # every number has its place between its bounds


def half_up(number: Fraction, decimals: int) -> Fraction:
    """The number with so many decimals, half rounded away from zero, as values are printed."""
    magnitude = math.floor(abs(number) * 10**decimals + Fraction(1, 2))
    return Fraction(-magnitude if number < 0 else magnitude, 10**decimals)


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


def _decimal(units: int, places: int) -> Decimal:
    return Decimal(f"{units}E-{places}")


def exact_or_rounded(number: Fraction, decimals: int) -> Decimal:
    """The number itself where its decimals end, else as `rounded` shows it."""
    denominator = number.denominator
    places = next((n for n in range(denominator.bit_length()) if 10**n % denominator == 0), None)
    return rounded(number, decimals) if places is None else _exact(number, places)


def _exact(number: Fraction, places: int) -> Decimal:
    return Decimal(f"{int(number * 10**places)}E-{places}")
