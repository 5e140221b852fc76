"""評価区分: a percentage → the label of the city's own scale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.models.plan import NO_RATING

if TYPE_CHECKING:
    from apcli.models import Indicator, Plan, Rating, Ratings
    from apcli.progress.values import Measurement


def scale_of(plan: Plan, indicator: Indicator) -> Ratings | None:
    """The scale that an indicator is rated on: the one it names, else the plan's own.

    None where there is none, where the indicator wants none, and where it names one that the plan
    does not have.
    """
    if indicator.rating is None:
        return plan.ratings
    return None if indicator.rating == NO_RATING else plan.rating_scales.get(indicator.rating)


def rating_of(measurement: Measurement, ratings: Ratings | None) -> str | None:
    """The label of a measurement, read from the percentage that the scale is on.

    None without that percentage or a scale, and for an interim value.
    """
    if ratings is None or measurement.kind is Kind.INTERIM:
        return None
    on_attainment = ratings.on == "attainment"
    percentage = measurement.attainment if on_attainment else measurement.progress
    return None if percentage is None else label_of(percentage, ratings)


def label_of(percentage: Fraction, ratings: Ratings) -> str | None:
    """The label of the first step whose bound the exact percentage passes, None where none holds.

    `at_least` includes its bound, `above` does not, and a step without a bound always holds.
    """
    return next((step.label for step in ratings.scale if _holds(step, percentage)), None)


def _holds(step: Rating, percentage: Fraction) -> bool:
    if step.at_least is not None:
        return percentage >= Fraction(step.at_least)
    if step.above is not None:
        return percentage > Fraction(step.above)
    return True
