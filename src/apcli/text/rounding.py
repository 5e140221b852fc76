"""Exact numbers as they are shown.

What is computed is never rounded: a verdict or a label rests on the exact fraction, and only what
is shown goes through here.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

WHOLE = 100


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
