"""What is known of an indicator in a fiscal year: its value, its numbers, its last target."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import last_day
from apcli.models import Aggregation, Kind
from apcli.progress.percent import exact_or_rounded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from apcli.models import Indicator, Observation
    from apcli.models.measured import Measured

RATE_FACTORS = {"％": 100, "%": 100, "‰": 1000}
"""What a rate by its parts is multiplied by, by unit."""

DEFAULT_DECIMALS = 4
"""Decimals shown of a number that has no end, where the indicator says nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    """The value of a fiscal year: its kind, what was measured, and its exact number if any."""

    fiscal_year: int
    kind: Kind
    measured: Measured
    number: Fraction | None


@dataclass(frozen=True, slots=True)
class YearTarget:
    """A target that is a number, and the last fiscal year it is set for."""

    fiscal_year: int
    value: Decimal


def known_value(indicator: Indicator, fiscal_year: int) -> Known | None:
    """The value of a year: actual, else preliminary, else forecast, else the last interim.

    The baseline is the actual of its fiscal year where `values` gives no actual. A year that is
    pending or not applicable has no value.
    """
    given = indicator.values.get(fiscal_year)
    baseline = indicator.baseline
    if given and given.state:
        return None
    found: list[tuple[Kind, Measured | None]] = [
        (Kind.ACTUAL, given.actual if given else None),
        (Kind.ACTUAL, baseline if baseline and baseline.fiscal_year == fiscal_year else None),
        (Kind.PRELIMINARY, given.preliminary if given else None),
        (Kind.FORECAST, given.forecast if given else None),
        (Kind.INTERIM, _last_interim(given.interim) if given else None),
    ]
    for kind, measured in found:
        if measured is not None:
            return Known(fiscal_year, kind, measured, number_of(measured, indicator.unit))
    return None


def latest_before(indicator: Indicator, fiscal_year: int) -> Known | None:
    """The newest known value of the years before, of whatever kind."""
    years = set(indicator.values)
    if indicator.baseline:
        years.add(indicator.baseline.fiscal_year)
    earlier = sorted((year for year in years if year < fiscal_year), reverse=True)
    return next((known for year in earlier if (known := known_value(indicator, year))), None)


def actuals_until(indicator: Indicator, fiscal_year: int) -> list[tuple[int, Fraction]]:
    """The years up to this one that have an actual number, with that number, oldest first.

    They begin with the baseline, where there is one: what was before is not this plan's doing.
    """
    years = {year for year, given in indicator.values.items() if given.actual}
    if indicator.baseline:
        start = indicator.baseline.fiscal_year
        years = {start, *(year for year in years if year > start)}
    known = (known_value(indicator, year) for year in sorted(years) if year <= fiscal_year)
    return [
        (each.fiscal_year, each.number)
        for each in known
        if each and each.kind is Kind.ACTUAL and each.number is not None
    ]


def milestone_done_before(indicator: Indicator, fiscal_year: int) -> Known | None:
    """The newest actual of an earlier year by which this year's milestone is done.

    Only the years since the milestone before count: what was done until then belongs to that one.
    """
    milestones = [span for span, target in indicator.targets.items() if target.by]
    before = max((span.last for span in milestones if span.last < fiscal_year), default=0)
    for year in sorted(indicator.values, reverse=True):
        known = known_value(indicator, year) if before < year < fiscal_year else None
        if (
            known
            and known.kind is Kind.ACTUAL
            and (known.measured.reached or known.measured.achieved)
        ):
            return known
    return None


def number_of(measured: Measured, unit: str) -> Fraction | None:
    """The exact number of what was measured, None where it is a day or a text.

    A rate by its parts is numerator ÷ denominator, × 100 where the unit is ％, × 1000 where ‰.
    """
    if measured.value is not None:
        return Fraction(measured.value)
    if measured.numerator is None or measured.denominator is None:
        return None
    return Fraction(measured.numerator) / Fraction(measured.denominator) * RATE_FACTORS.get(unit, 1)


def comparable(indicator: Indicator, known: Known | None) -> Fraction | None:
    """The number that figures are computed from, None where there is none.

    Part of a year says nothing against a whole year: an annual indicator's interim value has none.
    """
    if known is None or (
        known.kind is Kind.INTERIM and indicator.aggregation is Aggregation.ANNUAL
    ):
        return None
    return known.number


def baseline_number(indicator: Indicator) -> Fraction | None:
    """The exact number of the baseline, None where there is none."""
    return number_of(indicator.baseline, indicator.unit) if indicator.baseline else None


def final_target(indicator: Indicator) -> YearTarget | None:
    """t_F, the last target that is a number; of a span its last year counts."""
    numbers = [
        YearTarget(span.last, target.value)
        for span, target in indicator.targets.items()
        if target.value is not None
    ]
    return max(numbers, key=lambda target: target.fiscal_year, default=None)


def shown_number(number: Fraction, indicator: Indicator) -> Decimal:
    """A computed number as it is shown: exact, or rounded where its decimals have no end."""
    decimals = DEFAULT_DECIMALS if indicator.decimals is None else indicator.decimals
    return exact_or_rounded(number, decimals)


def shown_value(measured: Measured, indicator: Indicator) -> Decimal | None:
    """The number as it was written; that of a rate by its parts as it is shown."""
    number = number_of(measured, indicator.unit)
    if measured.value is not None or number is None:
        return measured.value
    return shown_number(number, indicator)


def shown_text(measured: Measured) -> str | None:
    """The text of what no number measures, or the day a milestone was reached (ISO 8601)."""
    return measured.text or (str(measured.reached) if measured.reached else None)


def _last_interim(interim: Sequence[Observation]) -> Observation | None:
    dated = [(last_day(one.as_of), index) for index, one in enumerate(interim) if one.as_of]
    if len(dated) > 1:
        return interim[max(dated)[1]]
    return interim[-1] if interim else None
