"""What a projection cannot be: more than all of a share, or fewer than none of a count."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.progress.figure import Figure
from apcli.progress.quantity import baseline_of, targets_of, values_of
from apcli.progress.terms import RATE_FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Indicator

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
    if number < 0 <= min(known):
        return Figure.absent(message("the line leads below 0"))
    if whole is not None and number > whole >= max(known):
        return Figure.absent(
            message("the line leads above {whole}{unit}", whole=whole, unit=indicator.unit)
        )
    return projected


def _numbers(indicator: Indicator) -> Iterator[Fraction]:
    """Every number that the data has for the indicator; 0 where it has none."""
    yield Fraction(0)
    baseline = baseline_of(indicator)
    every = [baseline] if baseline else []
    every += [value for year in indicator.values for value in values_of(indicator, year)]
    every += [target for _span, target in targets_of(indicator)]
    yield from (each.number for each in every if each.number is not None)
