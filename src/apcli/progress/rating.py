"""評価区分: a percentage → the label of the city's own scale."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.models import Kind
from apcli.models.rating import NO_RATING
from apcli.progress.bounds import toward
from apcli.progress.figure import Figure, Formula, Judgement
from apcli.progress.outcomes import AttainmentBasis
from apcli.progress.quantity import Quantity, Role, final_target, target_of
from apcli.progress.rates import attainment_basis, attainment_of, why_no_final
from apcli.progress.terms import line_to
from apcli.text.rounding import Bound

if TYPE_CHECKING:
    from apcli.models import Indicator, Plan, Rating, Ratings
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
    own = _steps(ratings) if ratings else ()
    on = ratings.on if ratings else None
    attainment = (_ALL, *(own if on == "attainment" else ()))
    return replace(
        rates,
        attainment=replace(rates.attainment, bounds=attainment),
        final_attainment=replace(
            rates.final_attainment, bounds=(_ALL, *(own if on == "final" else ()))
        ),
        progress=replace(
            rates.progress, bounds=(_ALL, _NOTHING, *(own if on == "progress" else ()))
        ),
    )


_ALL, _NOTHING = Bound(Fraction(100)), Bound(Fraction(0))


def _steps(ratings: Ratings) -> tuple[Bound, ...]:
    """The bounds of the steps of a scale."""
    return tuple(bound for bound in map(_bound, ratings.scale) if bound is not None)


def _bound(step: Rating) -> Bound | None:
    if step.bound is None:
        return None
    return Bound(Fraction(step.bound), step.at_least is not None)


def rated_figure(
    indicator: Indicator,
    fiscal_year: int,
    value: Quantity | None,
    rates: Rates,
    ratings: Ratings | None,
    *,
    inverse: bool,
) -> Figure:
    """The percentage of a year's value that a scale is on.

    達成率, 進捗率, or the value against the final target (a ÷ t_F) or against what the year expects
    (a ÷ the year's target, else the straight line), which are both reckoned like 達成率.
    """
    if ratings is None or ratings.on == "attainment":
        return rates.attainment
    if ratings.on == "progress":
        return rates.progress
    aim = final_target(indicator) if ratings.on == "final" else _expected(indicator, fiscal_year)
    if aim is None:
        return Figure.absent(why_no_final(indicator))
    figure = attainment_of(indicator, aim.fiscal_year, value, aim, inverse=inverse)
    basis = attainment_basis(toward(indicator, aim).direction, inverse=inverse)
    if figure.formula is None or basis is None:
        return figure
    formula = Formula(_DIVIDED[ratings.on, basis], figure.formula.numbers)
    return replace(figure, formula=formula, bounds=(_ALL, *_steps(ratings)))


_DIVIDED = {
    ("final", AttainmentBasis.VALUE_TO_TARGET): message("value ÷ final target × 100"),
    ("final", AttainmentBasis.TARGET_TO_VALUE): message("final target ÷ value × 100"),
    ("pace", AttainmentBasis.VALUE_TO_TARGET): message("value ÷ what the year expects × 100"),
    ("pace", AttainmentBasis.TARGET_TO_VALUE): message("what the year expects ÷ value × 100"),
}
"""What is divided by what, by what a scale is on and which way the attainment is reckoned."""


def _expected(indicator: Indicator, fiscal_year: int) -> Quantity | None:
    """The target of a year, where it is a number, else its point of the straight line (補間)."""
    target = target_of(indicator, fiscal_year)
    if target is not None and target.term is not None:
        return target
    line = line_to(indicator, fiscal_year)
    if line is None:
        return None
    return Quantity(role=Role.TARGET, fiscal_year=fiscal_year, path=(), term=line)


def rating_of(
    indicator: Indicator, value: Quantity | None, figure: Figure, ratings: Ratings | None
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
    if figure.number is None:
        reason = message("the percentage that the scale rates could not be computed")
        return Judgement(None, reason=reason)
    label = label_of(figure.number, ratings)
    if label is None:
        return Judgement(None, reason=message("the figure is below every step of the scale"))
    return Judgement(label, Formula(_READ_FROM[ratings.on], ", ".join(map(_step, ratings.scale))))


_READ_FROM = {
    "attainment": message("first step that the unrounded attainment (%) reaches"),
    "progress": message("first step that the unrounded progress (%) reaches"),
    "final": message("first step that the unrounded percentage of the final target reaches"),
    "pace": message("first step that the unrounded percentage of what is expected reaches"),
}
"""What a scale is read from, by what it is on."""


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
