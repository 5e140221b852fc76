"""Numbers as a line of little bars: ▁▃▆."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""What stands for a year without a number."""


def sparklines(*lines: Sequence[Fraction | None]) -> tuple[str, ...]:
    """A bar for every number of every line, all from the least to the greatest of them together.

    Where all are the same their bars are the middle one. The bars show only which is greater: the
    least is no zero.
    """
    numbers = [number for line in lines for number in line if number is not None]
    low, high = (min(numbers), max(numbers)) if numbers else (0, 0)

    def bar(number: Fraction | None) -> str:
        if number is None:
            return GAP
        if high == low:
            return BARS[3]
        return BARS[round((number - low) / (high - low) * (len(BARS) - 1))]

    return tuple("".join(map(bar, line)) for line in lines)
