"""見通し: the straight line through the actual values, continued to the final target."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import YearState
from apcli.progress.comparison import TOWARD_TARGET, margin
from apcli.progress.values import Outlook, Projection
from apcli.progress.year import actuals_until, final_target, shown_number

if TYPE_CHECKING:
    from apcli.models import Indicator

HORIZON = 30
"""Years after the final target's within which a line that comes too late is still followed."""


def projection_of(indicator: Indicator, fiscal_year: int) -> Projection | None:
    """Where the pace of the actual values up to a fiscal year leads.

    A year adds (latest − start) ÷ (years between them), from the baseline, or else the first actual
    value, to the latest one. Until the final target's year each would have to add
    (t_F − latest) ÷ (years left). The line meets t_F as a value would: by the declared direction
    and with its tolerance.

    Only actual values are used: a line through a forecast would say what the forecast says. Of an
    annual indicator the line is the trend of its yearly counts, and what is needed is by how much
    each count would have to differ from the one before.

    None with fewer than two actual numbers, without a final target, once its year has its actual or
    is known to be not applicable, and for `at_least`, `at_most` and `exactly`: they keep to a
    bound, so that no year has a way to go, and a line through ups and downs beside the bound would
    foretell what nothing points to.
    """
    last, actuals = final_target(indicator), actuals_until(indicator, fiscal_year)
    if last is None or len(actuals) < 2 or indicator.direction not in TOWARD_TARGET:
        return None
    (start_year, start), (latest_year, latest) = actuals[0], actuals[-1]
    left = last.fiscal_year - latest_year
    if left <= 0 or is_dropped(indicator, last.fiscal_year, fiscal_year):
        return None
    final = Fraction(last.value)
    per_year = (latest - start) / (latest_year - start_year)
    way = margin(indicator.direction, final, latest) - Fraction(indicator.tolerance)
    step = margin(indicator.direction, per_year, Fraction(0))
    years = _years_to_go(way, step, left)
    return Projection(
        start_year=start_year,
        start=shown_number(start, indicator),
        latest_year=latest_year,
        latest=shown_number(latest, indicator),
        per_year=per_year,
        needed_per_year=(final - latest) / left if way > 0 else Fraction(0),
        projected=latest + per_year * left,
        met_in=None if years is None else latest_year + years,
        outlook=_outlook(years, left),
    )


def is_dropped(indicator: Indicator, final_year: int, fiscal_year: int) -> bool:
    """The final target's year is no later than the fiscal year, and nothing is measured in it."""
    given = indicator.values.get(final_year)
    dropped = given is not None and given.state is YearState.NOT_APPLICABLE
    return dropped and final_year <= fiscal_year


def _years_to_go(way: Fraction, step: Fraction, left: int) -> int | None:
    """The years until the line meets the final target, 0 where it has, None if it never does.

    `way` is what lies between the latest value and the nearest that meets the final target, `step`
    what a year adds to it in the declared direction, `left` the years until the target's.
    """
    if way <= 0:
        return 0 if way <= step * left else None
    if step <= 0:
        return None
    years = math.ceil(way / step)
    return years if years <= left + HORIZON else None


def _outlook(years: int | None, left: int) -> Outlook:
    if years is None:
        return Outlook.NOT_AT_THIS_PACE
    if years == 0:
        return Outlook.REACHED
    return Outlook.ON_COURSE if years <= left else Outlook.LATE
