"""One indicator in one fiscal year → its measurement."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.models import Aggregation, Kind
from apcli.progress import percent
from apcli.progress.comparison import TOWARD_TARGET, margin
from apcli.progress.pace import pacing_of
from apcli.progress.projection import projection_of
from apcli.progress.values import Headline, Latest, Measurement
from apcli.progress.verdict import verdict_of
from apcli.progress.year import (
    baseline_number,
    comparable,
    final_target,
    known_value,
    latest_before,
    shown_number,
    shown_text,
    shown_value,
)

if TYPE_CHECKING:
    import datetime

    from apcli.models import Indicator, Target
    from apcli.progress.values import AttainmentBasis
    from apcli.progress.year import Known

_DEFINITION = ("name", "series", "unit", "aggregation", "direction", "tolerance", "decimals")
"""What a measurement repeats of its indicator."""


def measure(
    indicator: Indicator,
    fiscal_year: int,
    *,
    as_of: datetime.date | None = None,
    inverse: bool = False,
) -> Measurement:
    """The figures of an indicator in a fiscal year, with the numbers they were made from.

    Args:
        indicator: what is measured, with its values and targets.
        fiscal_year: the year whose value is held against that year's target.
        as_of: the day on which milestones are looked at; without it none is due or overdue.
        inverse: where less is better, the attainment is t ÷ a; otherwise it has none there.
    """
    known = known_value(indicator, fiscal_year)
    measured = known.measured if known else None
    target = indicator.target_of(fiscal_year)
    last = final_target(indicator)
    attainment, basis = _attainment(indicator, known, target, inverse=inverse)
    pacing = pacing_of(indicator, known)
    baseline = indicator.baseline
    return Measurement(
        fiscal_year=fiscal_year,
        **{field: getattr(indicator, field) for field in _DEFINITION},
        headline=headline_of(indicator.aggregation),
        baseline=shown_value(baseline, indicator) if baseline else None,
        baseline_year=baseline.fiscal_year if baseline else None,
        target=target.value if target else None,
        target_text=_target_text(target),
        final_target=last.value if last else None,
        final_target_year=last.fiscal_year if last else None,
        value=shown_value(measured, indicator) if measured else None,
        value_text=shown_text(measured) if measured else None,
        numerator=measured.numerator if measured else None,
        denominator=measured.denominator if measured else None,
        kind=known.kind if known else None,
        as_of=measured.as_of if measured else None,
        attainment=attainment,
        attainment_basis=basis,
        progress=_progress(indicator, known),
        below_baseline=_below_baseline(indicator, known),
        pace=pacing.pace if pacing else None,
        pace_basis=pacing.basis if pacing else None,
        expected=shown_number(pacing.expected, indicator) if pacing else None,
        verdict=verdict_of(indicator, fiscal_year, known, as_of),
        latest=_latest(indicator, fiscal_year, known, inverse=inverse),
        projection=projection_of(indicator, fiscal_year),
    )


def headline_of(aggregation: Aggregation) -> Headline:
    """The percentage that speaks for an indicator.

    進捗率 for a stock, which is large before anything was done; else 達成率.
    """
    return Headline.PROGRESS if aggregation is Aggregation.CUMULATIVE else Headline.ATTAINMENT


def _attainment(
    indicator: Indicator, known: Known | None, target: Target | None, *, inverse: bool
) -> tuple[Fraction, AttainmentBasis] | tuple[None, None]:
    number = Fraction(target.value) if target and target.value is not None else None
    value = comparable(indicator, known)
    attainment = percent.attainment(indicator.direction, value, number, inverse=inverse)
    basis = percent.attainment_basis(indicator.direction, inverse=inverse)
    return (None, None) if attainment is None or basis is None else (attainment, basis)


def _progress(indicator: Indicator, known: Known | None) -> Fraction | None:
    last = final_target(indicator)
    return percent.progress(
        indicator.direction,
        comparable(indicator, known),
        baseline_number(indicator),
        Fraction(last.value) if last else None,
    )


def _below_baseline(indicator: Indicator, known: Known | None) -> bool | None:
    value, baseline = comparable(indicator, known), baseline_number(indicator)
    if value is None or baseline is None or indicator.direction not in TOWARD_TARGET:
        return None
    return margin(indicator.direction, value, baseline) < 0


def _latest(
    indicator: Indicator, fiscal_year: int, known: Known | None, *, inverse: bool
) -> Latest | None:
    # An interim value is not yet the year's own: last year's whole value stands beside it.
    if known and known.kind is not Kind.INTERIM:
        return None
    latest = latest_before(indicator, fiscal_year)
    if latest is None:
        return None
    target = indicator.target_of(fiscal_year)
    attainment, basis = _attainment(indicator, latest, target, inverse=inverse)
    return Latest(
        fiscal_year=latest.fiscal_year,
        kind=latest.kind,
        value=shown_value(latest.measured, indicator),
        value_text=shown_text(latest.measured),
        as_of=latest.measured.as_of,
        attainment=attainment,
        attainment_basis=basis,
        progress=_progress(indicator, latest),
    )


def _target_text(target: Target | None) -> str | None:
    if target is None:
        return None
    return target.text or (str(target.by) if target.by else None)
