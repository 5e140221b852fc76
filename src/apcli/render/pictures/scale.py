"""Numbers → places on an axis with round ticks; exact until a place is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from apcli.text.printed import MINUS, number_label
from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = (1, 2, 5)
_MOST = 14
BREAK = 18
"""Units between zero and the rest of an upright scale that is broken."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: `low` is drawn at `start`, `high` at `end`, with ticks in between."""

    low: Fraction
    high: Fraction
    start: int
    end: int
    ticks: tuple[Fraction, ...]
    decimals: int
    minus: str = MINUS

    def at(self, value: Fraction) -> Fraction:
        """Where a value is drawn."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def is_broken(self) -> bool:
        """It leaves out what is between zero and the numbers."""
        return not self.low <= 0 <= self.high

    @property
    def zero(self) -> Fraction:
        """Where zero is drawn: of an upright scale that is broken, beyond the break."""
        if not self.is_broken:
            return self.at(Fraction(0))
        return Fraction(self.start + BREAK if self.low > 0 else self.end - BREAK)

    def label(self, tick: Fraction) -> str:
        """A tick as text, all with as many decimals as the steps need."""
        return number_label(rounded(tick, self.decimals), minus=self.minus)


def scale(numbers: Sequence[Fraction], start: int, end: int, steps: int = 4) -> Scale:
    """A scale over the numbers that begins and ends at a tick.

    A tick is a multiple of 1, 2 or 5 times a power of ten, about `steps` of them apart, and no
    finer than the numbers. Zero is on it where the numbers come near it: small differences of large
    numbers would vanish otherwise. The scale is at least a tenth of them, so that what hardly moves
    does not look like a cliff.
    """
    low, high = min(numbers), max(numbers)
    finest = Fraction(1, 10 ** max(map(_decimals, numbers)))
    if 0 < low <= high / 2:
        low = Fraction(0)
    if low / 2 <= high < 0:
        high = Fraction(0)
    lack = max(abs(low) / 10, abs(high) / 10, finest) - (high - low)
    if lack > 0:
        low, high = (low, high + lack) if low == 0 else (low - lack / 2, high + lack / 2)
    step, decimals = _step((high - low) / steps, finest)
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(step * count for count in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks, decimals)


def upright(numbers: Sequence[Fraction], bottom: int, top: int, minus: str = MINUS) -> Scale:
    """A scale from a height up to another with zero on it, as `scale` makes it.

    Where zero is far from the numbers it is at the bottom, or above negative ones at the top, and
    the scale is broken between.
    """
    made = scale(numbers, bottom, top)
    below, above = (BREAK, 0) if made.low > 0 else (0, BREAK)
    room = (below, above) if made.is_broken else (0, 0)
    return replace(made, start=bottom - room[0], end=top + room[1], minus=minus)


def _step(least: Fraction, finest: Fraction) -> tuple[Fraction, int]:
    """The smallest round step that is not below either, and the decimals that it needs."""
    least = max(least, finest)
    power = len(str(floor(least))) - 1 if least >= 1 else -len(str(ceil(1 / least)))
    while True:
        for factor in _STEPS:
            step = factor * Fraction(10) ** power
            if step >= least:
                return step, max(0, -power)
        power += 1


def _decimals(number: Fraction) -> int:
    """The decimals of a number, at most those that a number may have: a third has no end."""
    return next((n for n in range(_MOST) if 10**n % number.denominator == 0), _MOST)
