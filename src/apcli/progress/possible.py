"""What a projection cannot be: more than all of a share, fewer than none, better than first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models.bounds import may_be_any_number
from apcli.progress.figure import Figure
from apcli.progress.quantity import baseline_of, targets_of, values_of
from apcli.progress.terms import RATE_FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from apcli.models import Indicator

_RANK = "位"
"""The unit of ranks, of which the first is 1."""


def possible(indicator: Indicator, projected: Figure) -> Figure:
    """The figure itself; none where its number cannot be, for a reason.

    Only what never was below 0, or above the whole, cannot become so.
    """
    number = projected.number
    if number is None or may_be_any_number(indicator.name):
        return projected
    known = list(_numbers(indicator))
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
