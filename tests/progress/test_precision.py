"""What is printed never looks like what it misses, nor passes a bound that it misses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from apcli.models import Ratings
from apcli.progress.precision import printed_decimals
from apcli.render.labels import quantity_label, rate_label
from tests.progress.building import indicator, row_of, subject

SCALE = {
    "scale": [
        {"label": "S", "above": "110"},
        {"label": "A", "at_least": "100"},
        {"label": "B", "at_least": "80"},
        {"label": "C"},
    ]
}


def printed(row: Any) -> tuple[str, str]:
    """The value and the target as documents print them."""
    return quantity_label(row.value, row.about), quantity_label(row.target, row.about)


def test_a_rate_that_misses_its_target_has_decimals_until_they_differ() -> None:
    share = indicator(
        unit="％",
        aggregation="annual",
        decimals="1",
        values={"2025": {"actual": {"numerator": "2399", "denominator": "3000"}}},
        targets={"2025": "80"},
    )
    row = row_of(share, 2025)
    assert row.verdict.outcome == "missed"
    assert printed(row) == ("79.97％", "80.00％")
    assert row.rates.attainment.formula is not None
    assert row.rates.attainment.formula.numbers == "2,399 ÷ 3,000 × 100 ÷ 80 × 100"
    assert row.value is not None
    assert row.value.shown == Decimal("79.97")


@pytest.mark.parametrize(
    ("fields", "decimals"),
    [
        ({"decimals": "1", "values": {"2025": {"actual": "79.9"}}}, 1),
        ({"decimals": "1", "values": {"2025": {"actual": "79.94"}}}, 1),
        ({"decimals": "1", "values": {"2025": {"actual": "79.95"}}}, 2),
        ({"decimals": "1", "values": {"2025": {"actual": "79.9996"}}}, 4),
        ({"decimals": "1", "values": {"2025": {"actual": "80.04"}}}, 1),
        ({"decimals": "0", "values": {"2026": {"forecast": "99.6"}}}, 1),
        ({"decimals": "1", "tolerance": "1", "values": {"2025": {"actual": "78.96"}}}, 2),
        ({"decimals": "1", "tolerance": "1", "values": {"2025": {"actual": "79"}}}, 1),
        ({"decimals": "0", "values": {"2025": {"actual": "49.6"}}}, 1),
        ({"decimals": "0", "values": {"2025": {"interim": "79.6"}}}, 1),
        ({"decimals": None, "values": {"2025": {"actual": "79.9999999"}}}, None),
    ],
)
def test_all_numbers_of_an_indicator_have_the_same_decimals(
    fields: dict[str, Any], decimals: int | None
) -> None:
    baseline = {"fiscal_year": "2023", "value": "50"}
    targets = {"2025": "80", "2028": "100"}
    given = {name: value for name, value in fields.items() if value is not None}
    assert printed_decimals(indicator(baseline=baseline, targets=targets, **given)) == decimals


def test_the_row_is_printed_with_these_decimals() -> None:
    near = indicator(decimals="0", values={"2025": {"actual": "79.6"}}, targets={"2025": "80"})
    assert subject(near).decimals == 1
    assert printed(row_of(near, 2025)) == ("79.6件", "80.0件")


@pytest.mark.parametrize(
    ("value", "label", "shown"),
    [
        ("7996", "C", "79.9"),
        ("8000", "B", "80.0"),
        ("9996", "B", "99.9"),
        ("10000", "A", "100.0"),
        ("11000", "A", "110.0"),
        ("11004", "S", "110.1"),
        ("11006", "S", "110.1"),
        ("10996", "A", "110.0"),
        ("8004", "B", "80.0"),
    ],
)
def test_a_percentage_stays_on_its_side_of_every_bound(value: str, label: str, shown: str) -> None:
    counted = indicator(
        aggregation="annual", values={"2025": {"actual": value}}, targets={"2025": "10000"}
    )
    row = row_of(counted, 2025, ratings=Ratings.model_validate(SCALE))
    assert row.rating.outcome == label
    assert rate_label(row.rates.attainment) == f"{shown}％"


def test_a_progress_below_the_baseline_is_never_nothing() -> None:
    below = indicator(
        baseline={"fiscal_year": "2023", "value": "10000"},
        values={"2025": {"actual": "9996"}},
        targets={"2028": "20000"},
    )
    row = row_of(below, 2025)
    assert row.below_baseline
    assert rate_label(row.rates.progress) == "−0.1％"


@pytest.mark.parametrize("kind", ["forecast", "preliminary"])
def test_the_rating_of_what_is_not_actual_is_marked(kind: str) -> None:
    counted = indicator(
        aggregation="annual", values={"2025": {kind: "9000"}}, targets={"2025": "10000"}
    )
    row = row_of(counted, 2025, ratings=Ratings.model_validate(SCALE))
    assert (row.rating.outcome, row.rating_expected) == ("B", True)
