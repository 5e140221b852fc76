"""評価区分: a percentage → the label of the city's own scale."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Kind
from apcli.models.plan import NO_RATING
from apcli.progress.figure import Formula, Judgement
from apcli.text.rounding import Bound

if TYPE_CHECKING:
    from apcli.models import Indicator, Plan, Rating, Ratings
    from apcli.progress.quantity import Quantity
    from apcli.progress.values import Rates


def scale_of(plan: Plan, indicator: Indicator) -> Ratings | None:
    """The scale that an indicator is rated on: the one it names, else the plan's own.

    None where there is none, where the indicator wants none, and where it names one that the plan
    does not have.
    """
    if indicator.rating is None:
        return plan.ratings
    return None if indicator.rating == NO_RATING else plan.rating_scales.get(indicator.rating)


def beside_bounds(rates: Rates, ratings: Ratings | None) -> Rates:
    """The rates with the bounds that what is shown of them must not pass or stop at.

    That is 100, of the progress 0, where it is the baseline, and the steps of the rating scale of
    the percentage that it is on.
    """
    steps = tuple(map(_bound, ratings.scale)) if ratings else ()
    own = tuple(each for each in steps if each is not None)
    on_progress = ratings is not None and ratings.on == "progress"
    attainment = (_ALL, *(() if on_progress else own))
    return replace(
        rates,
        attainment=replace(rates.attainment, bounds=attainment),
        final_attainment=replace(rates.final_attainment, bounds=(_ALL,)),
        progress=replace(rates.progress, bounds=(_ALL, _NOTHING, *(own if on_progress else ()))),
    )


_ALL, _NOTHING = Bound(Fraction(100)), Bound(Fraction(0))


def _bound(step: Rating) -> Bound | None:
    if step.bound is None:
        return None
    return Bound(Fraction(step.bound), step.at_least is not None)


def rating_of(
    indicator: Indicator, value: Quantity | None, rates: Rates, ratings: Ratings | None
) -> Judgement[str]:
    """The label of a year's value, read from the percentage that the scale is on.

    None without that percentage or a scale, and for an interim value.
    """
    if indicator.rating == NO_RATING:
        return Judgement(None, reason=message("the data excludes it from rating"))
    if ratings is None:
        return Judgement(None, reason=message("the plan has no rating scale for it"))
    if value is not None and value.kind is Kind.INTERIM:
        return Judgement(None, reason=message("an interim value is not rated"))
    figure = rates.attainment if ratings.on == "attainment" else rates.progress
    if figure.number is None:
        reason = message("the percentage that the scale rates could not be computed")
        return Judgement(None, reason=reason)
    label = label_of(figure.number, ratings)
    if label is None:
        return Judgement(None, reason=message("the figure is below every step of the scale"))
    words = message("first step that the unrounded attainment (%) reaches")
    if ratings.on == "progress":
        words = message("first step that the unrounded progress (%) reaches")
    return Judgement(label, Formula(words, ", ".join(map(_step, ratings.scale))))


def label_of(percentage: Fraction, ratings: Ratings) -> str | None:
    """The label of the first step whose bound the exact percentage passes, None where none holds.

    `at_least` includes its bound, `above` does not, and a step without a bound always holds.
    """
    return next((step.label for step in ratings.scale if _includes(step, percentage)), None)


def _includes(step: Rating, percentage: Fraction) -> bool:
    if step.at_least is not None:
        return percentage >= Fraction(step.at_least)
    if step.above is not None:
        return percentage > Fraction(step.above)
    return True


def _step(step: Rating) -> str:
    if step.at_least is not None:
        return f"{step.label} ≥ {step.at_least:f}"
    return step.label if step.above is None else f"{step.label} > {step.above:f}"
