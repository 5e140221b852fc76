"""What is printed never looks like what it misses, nor passes a bound that it misses."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from apcli.models import Ratings
from apcli.progress import measure_plan
from apcli.progress.precision import printed_decimals
from apcli.render.labels import amount_label, growth_label, quantity_label, rate_label
from tests.progress.building import indicator, initiative, plan, row_of, subject

if TYPE_CHECKING:
    from apcli.progress import Row

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
        ({"decimals": "0", "values": {"2024": {"actual": "79.6"}}}, 1),
        ({"decimals": "0", "values": {"2026": {"interim": "79.6"}}}, 0),
        ({"decimals": "0", "values": {"2029": {"actual": "99.6"}}}, 1),
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


@pytest.mark.parametrize(
    ("fields", "decimals", "shown"),
    [
        ({"decimals": "1", "values": {"2025": {"actual": "66.66"}}}, 2, "66.67％"),
        ({"decimals": "1", "values": {"2025": {"actual": "66.67"}}}, 1, "66.7％"),
        ({"decimals": "1", "values": {"2025": {"forecast": "66.66"}}}, 2, "66.67％"),
        ({"decimals": "0", "values": {"2025": {"preliminary": "66.6"}}}, 1, "66.7％"),
        ({"values": {"2025": {"actual": "66.6667"}}}, None, "66.66667％"),
        ({"values": {"2025": {"actual": "66.666"}}}, None, "66.6667％"),
        (
            {"decimals": "1", "tolerance": "1", "values": {"2025": {"actual": "65.66"}}},
            2,
            "66.67％",
        ),
    ],
)
def test_a_value_never_looks_like_the_straight_line_that_it_misses(
    fields: dict[str, Any], decimals: int | None, shown: str
) -> None:
    baseline = {"fiscal_year": "2023", "value": "50"}
    share = indicator(unit="％", baseline=baseline, targets={"2026": "75"}, **fields)
    row = row_of(share, 2025)
    assert row.about.decimals == decimals
    assert row.expected_shown is not None
    assert amount_label(row.expected_shown, row.about) == shown
    assert row.value is not None
    assert quantity_label(row.value, row.about) != shown or row.pace.outcome == "ahead"


def test_a_baseline_never_looks_like_a_target_that_it_misses() -> None:
    near: dict[str, Any] = {"decimals": "1", "targets": {"2025": "80", "2028": "90"}}
    baseline = {"fiscal_year": "2023", "value": "79.96"}
    assert printed_decimals(indicator(baseline=baseline, **near)) == 2
    assert printed_decimals(indicator(baseline={**baseline, "value": "80.04"}, **near)) == 1


def test_numbers_for_programs_have_the_same_decimals() -> None:
    near = indicator(
        decimals="1",
        baseline={"fiscal_year": "2023", "value": "70"},
        values={"2024": {"actual": "75.5"}, "2025": {"actual": "79.97"}},
        targets={"2025": "80", "2028": "90.25"},
    )
    row = row_of(near, 2025)
    numbers = [row.baseline, row.target, row.value, row.final_target]
    assert [str(each.shown) for each in numbers if each] == ["70.00", "80.00", "79.97", "90.25"]


def test_an_interim_value_is_not_held_against_the_line() -> None:
    baseline = {"fiscal_year": "2023", "value": "50"}
    values = {"2025": {"interim": "66.66"}}
    share = indicator(decimals="1", baseline=baseline, targets={"2026": "75"}, values=values)
    assert printed_decimals(share) == 1


def test_more_decimals_keep_apart_what_fewer_do() -> None:
    values = {"2025": {"actual": "0.4496"}, "2026": {"actual": "0.96"}}
    near = indicator(decimals="0", values=values, targets={"2025": "0.45", "2026": "1"})
    assert printed_decimals(near) == 4


SERIES: dict[str, dict[str, Any]] = {
    "men": {
        "series": "男",
        "decimals": "1",
        "values": {"2025": {"actual": {"numerator": "2399", "denominator": "3000"}}},
        "targets": {"2025": "80"},
    },
    "women": {
        "series": "女",
        "decimals": "1",
        "values": {"2025": {"actual": {"numerator": "2", "denominator": "3"}}},
        "targets": {"2025": "60"},
    },
    "people": {"series": "人数", "unit": "人", "values": {"2025": {"actual": "2399"}}},
}


def series_of(**changes: dict[str, Any]) -> dict[str, Row]:
    """The rows of an initiative with these series under one printed name."""
    defaults = {"name": "利用率", "unit": "％", "aggregation": "annual"}
    given = {name: {**defaults, **fields} for name, fields in {**SERIES, **changes}.items()}
    rows = measure_plan(plan(), {"one": initiative(given)}, 2025).rows
    return {row.about.indicator: row for row in rows}


def test_series_of_one_unit_side_by_side_have_the_same_decimals() -> None:
    rows = series_of()
    assert printed(rows["men"]) == ("79.97％", "80.00％")
    assert printed(rows["women"]) == ("66.67％", "60.00％")
    assert rows["people"].about.decimals is None


def test_what_says_nothing_has_the_decimals_of_its_series() -> None:
    written = {"series": "計", "values": {"2025": {"actual": "66.125"}}, "targets": {"2025": "60"}}
    rows = series_of(women=written)
    assert printed(rows["men"]) == ("79.967％", "80.000％")
    assert printed(rows["women"]) == ("66.125％", "60.000％")


def test_where_no_series_says_any_numbers_stay_as_written() -> None:
    values = {"men": "12", "women": "12.25"}
    rows = series_of(
        **{
            name: {"values": {"2025": {"actual": value}}, "targets": {"2025": "12.5"}}
            for name, value in values.items()
        }
    )
    assert printed(rows["men"]) == ("12％", "12.5％")
    assert printed(rows["women"]) == ("12.25％", "12.5％")


@pytest.mark.parametrize(
    ("latest", "direction", "projected"),
    [
        ("64.9997", "increase", "79.999"),
        ("65", "increase", "80.00"),
        ("65.0003", "increase", "80.00"),
        ("35.0003", "decrease", "20.001"),
        ("35", "decrease", "20.00"),
    ],
)
def test_what_is_projected_never_looks_like_the_final_target_that_it_misses(
    latest: str, direction: str, projected: str
) -> None:
    final = "80" if direction == "increase" else "20"
    share = indicator(
        unit="点",
        direction=direction,
        decimals="1",
        baseline={"fiscal_year": "2023", "value": "50"},
        values={"2025": {"actual": latest}},
        targets={"2027": final},
    )
    projection = row_of(share, 2025).projection
    assert projection is not None
    assert f"{projection.projected.shown(3):f}".startswith(projected)


def test_what_a_year_adds_never_looks_like_what_it_would_have_to() -> None:
    late = indicator(
        decimals="1",
        baseline={"fiscal_year": "2023", "value": "50"},
        values={"2025": {"actual": "64.997"}},
        targets={"2025": "70", "2027": "80"},
    )
    row = row_of(late, 2025)
    projection = row.projection
    assert projection is not None
    places = projection.change_decimals(row.about.decimals)
    changes = (projection.per_year, projection.needed_per_year)
    assert [growth_label(each, places, row.about) for each in changes] == ["+7.499件", "+7.502件"]


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
    assert rate_label(row.rates.attainment, row.about) == f"{shown}％"


def test_a_progress_below_the_baseline_is_never_nothing() -> None:
    below = indicator(
        baseline={"fiscal_year": "2023", "value": "10000"},
        values={"2025": {"actual": "9996"}},
        targets={"2028": "20000"},
    )
    row = row_of(below, 2025)
    assert row.below_baseline
    assert rate_label(row.rates.progress, row.about) == "−0.1％"


@pytest.mark.parametrize("kind", ["forecast", "preliminary"])
def test_the_rating_of_what_is_not_actual_is_marked(kind: str) -> None:
    counted = indicator(
        aggregation="annual", values={"2025": {kind: "9000"}}, targets={"2025": "10000"}
    )
    row = row_of(counted, 2025, ratings=Ratings.model_validate(SCALE))
    assert (row.rating.outcome, row.rating_expected) == ("B", True)
