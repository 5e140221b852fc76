"""Models from dicts of text, as the reader of the data yields them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from apcli.models import Indicator, Initiative, Plan
from apcli.progress import measure, rounded, subject_of

if TYPE_CHECKING:
    from fractions import Fraction

    from apcli.era import Moment
    from apcli.models import Kind
    from apcli.progress import (
        AttainmentBasis,
        Figure,
        Headline,
        Outlook,
        Pace,
        PaceBasis,
        Projection,
        Quantity,
        Rates,
        Row,
        Subject,
        Verdict,
    )

YEAR = 2025

WIFI_SITES: dict[str, Any] = {
    "name": "市内の公衆無線LAN設置箇所数（累計）",
    "unit": "拠点",
    "aggregation": "cumulative",
    "baseline": {"fiscal_year": "2023", "value": "7", "as_of": "2024-03-31"},
    "values": {
        "2024": {"forecast": "13"},
        "2025": {"interim": {"value": "15", "as_of": "2025-09-30"}},
    },
    "targets": {"2025": "16", "2026": "19", "2027": "24", "2028": "29"},
}
"""公衆無線LAN with a value of September 2025."""


def indicator(**fields: Any) -> Indicator:
    defaults = {"name": "指標", "unit": "件", "aggregation": "cumulative"}
    return Indicator.model_validate({**defaults, **fields})


def initiative(indicators: dict[str, Any] | None = None, **fields: Any) -> Initiative:
    defaults = {
        "number": "5",
        "title": "公衆無線LAN環境の充実",
        "departments": ["情報推進課", "関係各課"],
        "overview": "環境の充実を図ります。",
        "actions": "計画的に整備します。",
    }
    return Initiative.model_validate({**defaults, "indicators": indicators or {}, **fields})


def plan(**fields: Any) -> Plan:
    defaults = {
        "schema": "1",
        "title": "地域情報化アクションプラン",
        "city": {"name": "西東京市", "code": "132292"},
        "fiscal_year": "2025",
        "years": {
            "baseline": "2023",
            "forecast": "2024",
            "targets": ["2025", "2026", "2027", "2028"],
        },
    }
    return Plan.model_validate({**defaults, **fields})


def verdict(year: int = YEAR, **fields: Any) -> str:
    """The verdict of an indicator with these fields."""
    return str(flat(indicator(**fields), year).verdict)


def row_of(one: Indicator, year: int, **asked: Any) -> Row:
    """The row of an indicator alone."""
    return measure(subject(one), one, year, **asked)


def subject(one: Indicator) -> Subject:
    """What a row about an indicator alone is about."""
    alone = initiative({}).model_copy(update={"indicators": {"kpi": one}})
    return subject_of(plan(), "one", alone, "kpi")


@dataclass(frozen=True, kw_only=True)
class FlatLatest:
    """The latest value of a row with its rates, as plain numbers."""

    fiscal_year: int
    kind: Kind | None
    value: Decimal | None
    value_text: str | None
    as_of: Moment | None
    attainment: Fraction | None
    attainment_basis: AttainmentBasis | None
    final_attainment: Fraction | None
    progress: Fraction | None


@dataclass(frozen=True, kw_only=True)
class FlatProjection:
    """The projection of a row with its outlook, as plain numbers."""

    start_year: int
    start: Decimal | None
    latest_year: int
    latest: Decimal | None
    per_year: Fraction
    needed_per_year: Fraction
    projected: Fraction | None
    latest_kind: Kind | None
    missing_year: int | None
    left_out: Kind | None
    met_in: int | None
    outlook: Outlook


@dataclass(frozen=True, kw_only=True)
class Flat:
    """What a row comes to, as plain numbers and words; formulas and reasons are left out."""

    fiscal_year: int
    headline: Headline
    baseline: Decimal | None
    baseline_year: int | None
    target: Decimal | None
    target_text: str | None
    target_year: int | None
    final_target: Decimal | None
    final_target_year: int | None
    value: Decimal | None
    value_text: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    kind: Kind | None
    as_of: Moment | None
    attainment: Fraction | None
    attainment_basis: AttainmentBasis | None
    final_attainment: Fraction | None
    progress: Fraction | None
    below_baseline: bool | None
    pace: Pace | None
    pace_basis: PaceBasis | None
    expected: Decimal | None
    verdict: Verdict | None
    rating: str | None
    rating_expected: bool | None
    latest: FlatLatest | None
    projection: FlatProjection | None
    final_target_text: str | None
    last_target_year: int | None
    compared: Decimal | None
    compared_year: int | None
    compared_kind: Kind | None
    rated: Fraction | None


def flat(one: Indicator, year: int, **asked: Any) -> Flat:
    """What an indicator comes to in a year."""
    return flattened(row_of(one, year, **asked))


def flattened(row: Row) -> Flat:
    """What a row comes to."""
    baseline, target, final, value = row.baseline, row.target, row.final_target, row.value
    last, compared = row.last_target, row.compared
    return Flat(
        fiscal_year=row.fiscal_year,
        headline=row.about.headline,
        baseline=baseline.shown if baseline else None,
        baseline_year=baseline.fiscal_year if baseline else None,
        target=target.shown if target else None,
        target_text=target.text if target else None,
        target_year=target.fiscal_year if target else None,
        final_target=final.shown if final else None,
        final_target_year=final.fiscal_year if final else None,
        value=value.shown if value else None,
        value_text=value.text if value else None,
        numerator=value.numerator if value else None,
        denominator=value.denominator if value else None,
        kind=row.kind,
        as_of=value.as_of if value else None,
        attainment=row.rates.attainment.number,
        attainment_basis=row.rates.basis,
        final_attainment=row.rates.final_attainment.number,
        progress=row.rates.progress.number,
        below_baseline=row.below_baseline,
        pace=row.pace.outcome,
        pace_basis=row.pace_basis,
        expected=row.expected_shown,
        verdict=row.verdict.outcome,
        rating=row.rating.outcome,
        rating_expected=row.rating_expected if row.rating.outcome else None,
        latest=_latest(row.latest, row.latest_rates) if row.latest else None,
        projection=_projection(row.projection, row.outlook.outcome) if row.projection else None,
        final_target_text=last.text if last else None,
        last_target_year=last.fiscal_year if last else None,
        compared=compared.shown if compared else None,
        compared_year=compared.fiscal_year if compared else None,
        compared_kind=compared.kind if compared else None,
        rated=row.rated.number if row.rated else None,
    )


def _latest(value: Quantity, rates: Rates | None) -> FlatLatest:
    assert rates is not None
    return FlatLatest(
        fiscal_year=value.fiscal_year,
        kind=value.kind,
        value=value.shown,
        value_text=value.text,
        as_of=value.as_of,
        attainment=rates.attainment.number,
        attainment_basis=rates.basis,
        final_attainment=rates.final_attainment.number,
        progress=rates.progress.number,
    )


def _projection(found: Projection, outlook: Outlook | None) -> FlatProjection:
    assert outlook is not None
    return FlatProjection(
        start_year=found.start.fiscal_year,
        start=found.start.shown,
        latest_year=found.latest.fiscal_year,
        latest=found.latest.shown,
        per_year=_number(found.per_year),
        needed_per_year=_number(found.needed_per_year),
        projected=found.projected.number,
        latest_kind=found.latest.kind,
        missing_year=found.missing_year,
        left_out=found.left_out,
        met_in=found.met_in_year,
        outlook=outlook,
    )


def _number(figure: Figure) -> Fraction:
    assert figure.number is not None
    return figure.number


def figures(measured: object, *names: str) -> tuple[Any, ...]:
    """Some fields of what was measured, to be compared at once."""
    return tuple(getattr(measured, name) for name in names)


def shown(percentage: Fraction | None) -> Decimal | None:
    """A percentage as a document prints it: one decimal."""
    return None if percentage is None else rounded(percentage, 1)


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
