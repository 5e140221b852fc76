"""What a projection cannot be: more than all of a share, fewer than none, better than first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.progress.figure import Figure
from apcli.progress.quantity import baseline_of, targets_of, values_of
from apcli.progress.terms import RATE_FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from apcli.models import Indicator

_RANK = "位"
"""The unit of ranks, of which the first is 1."""

_MAY_BE_ANYTHING = re.compile("増減|増加|減少|超過|収支|差|平均|比|伸び|前年")
"""Names of what may be below 0 or above 100: a change, a difference, a ratio."""


def possible(indicator: Indicator, projected: Figure) -> Figure:
    """The figure itself; none where its number cannot be, for a reason.

    Only what never was below 0, or above the whole, cannot become so.
    """
    number = projected.number
    if number is None or _MAY_BE_ANYTHING.search(indicator.name):
        return projected
    known = [*_numbers(indicator)]
    whole = RATE_FACTORS.get(indicator.unit)
    least = 1 if indicator.unit == _RANK else 0
    if number < least <= min(known):
        return Figure.absent(message("the line leads below {least}", least=least))
    if whole is not None and number > whole >= max(known):
        return Figure.absent(
            message("the line leads above {whole}{unit}", whole=whole, unit=indicator.unit)
        )
    return projected


def _numbers(indicator: Indicator) -> Iterator[Fraction]:
    """Every number that the data has for the indicator."""
    baseline = baseline_of(indicator)
    every = [baseline] if baseline else []
    every += [value for year in indicator.values for value in values_of(indicator, year)]
    every += [target for _span, target in targets_of(indicator)]
    yield from (each.number for each in every if each.number is not None)
