from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from apcli.progress import interpolated
from tests.progress.building import figures, flat, indicator

Paced = tuple[str | None, str | None, Decimal | None]


def paced(value: str, kind: str = "actual", year: int = 2025, **fields: Any) -> Paced:
    measured = flat(indicator(values={str(year): {kind: value}}, **fields), year)
    return measured.pace, measured.pace_basis, measured.expected


@pytest.mark.parametrize(
    ("direction", "ahead", "on_track", "behind"),
    [
        ("increase", ["20.1"], ["20", "19"], ["18.9"]),
        ("at_least", ["20.1"], ["20", "19"], ["18.9"]),
        ("decrease", ["19.9"], ["20", "21"], ["21.1"]),
        ("at_most", ["19.9"], ["20", "21"], ["21.1"]),
        ("exactly", [], ["19", "20", "21"], ["18.9", "21.1"]),
    ],
)
def test_against_the_years_own_target(
    direction: str, ahead: list[str], on_track: list[str], behind: list[str]
) -> None:
    paces = {"ahead": ahead, "on_track": on_track, "behind": behind}
    for pace, values in paces.items():
        for value in values:
            found = paced(value, direction=direction, tolerance="1", targets={"2025": "20"})
            assert found == (pace, "target", Decimal(20))


LINE: dict[str, Any] = {
    "baseline": {"fiscal_year": "2023", "value": "10"},
    "targets": {"2026": {"text": "随時設定"}, "2028": "40"},
}


@pytest.mark.parametrize(
    ("value", "pace"), [("22.1", "ahead"), ("22", "on_track"), ("21.9", "behind")]
)
def test_against_the_straight_line_where_the_year_has_no_target(value: str, pace: str) -> None:
    assert paced(value, **LINE) == (pace, "interpolated", Decimal(22))


def test_a_text_target_is_no_number_to_expect() -> None:
    assert paced("28", year=2026, **LINE) == ("on_track", "interpolated", Decimal(28))


def test_tolerance_forgives_on_the_line_too() -> None:
    assert paced("20", tolerance="2", **LINE) == ("on_track", "interpolated", Decimal(22))
    assert paced("19.9", tolerance="2", **LINE) == ("behind", "interpolated", Decimal(22))


def test_a_falling_line() -> None:
    falling: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "40"},
        "targets": {"2028": "10"},
    }
    found = [paced(value, direction="decrease", **falling)[0] for value in ("27", "28", "29")]
    assert found == ["ahead", "on_track", "behind"]


def test_the_line_ends_at_the_last_year_of_a_span() -> None:
    spanned = indicator(baseline=LINE["baseline"], targets={"2027-2028": "40"})
    assert [interpolated(spanned, year) for year in (2025, 2028, 2029)] == [22, 40, None]
    assert paced("40", year=2027, baseline=LINE["baseline"], targets={"2027-2028": "40"}) == (
        "on_track",
        "target",
        Decimal(40),
    )


def test_an_expected_value_without_end_is_shown_rounded() -> None:
    thirds: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "10"},
        "targets": {"2026": "20"},
    }
    assert paced("17", **thirds) == ("ahead", "interpolated", Decimal("16.6667"))
    assert paced("17", decimals="1", **thirds) == ("ahead", "interpolated", Decimal("16.7"))
    # Against the exact 16.666…, not against what is shown.
    assert paced("16.6667", **thirds)[0] == "ahead"


@pytest.mark.parametrize(
    ("year", "fields"),
    [
        (2023, LINE),
        (2022, LINE),
        (2029, LINE),
        (2025, {"targets": {"2028": "40"}}),
        (2025, {"baseline": LINE["baseline"], "targets": {}}),
        (2025, {"baseline": LINE["baseline"], "targets": {"2028": {"text": "随時設定"}}}),
        (2025, {**LINE, "direction": "at_least"}),
        (2025, {**LINE, "direction": "at_most"}),
        (2025, {**LINE, "direction": "exactly"}),
        (2025, {**LINE, "direction": "decrease"}),
        (2025, {**LINE, "baseline": {"fiscal_year": "2023", "value": "40"}}),
        (2025, {**LINE, "baseline": {"fiscal_year": "2023", "text": "未設置"}}),
    ],
)
def test_nothing_to_expect(year: int, fields: dict[str, Any]) -> None:
    assert paced("30", year=year, **fields) == (None, None, None)


@pytest.mark.parametrize("aggregation", ["cumulative", "annual", "point_in_time"])
def test_an_interim_value_has_no_pace(aggregation: str) -> None:
    fields: dict[str, Any] = {"aggregation": aggregation, "targets": {"2025": "16"}}
    assert paced("15", kind="interim", **fields) == (None, None, None)
    assert paced("15", kind="forecast", **fields) == ("behind", "target", Decimal(16))


def test_no_pace_without_a_number() -> None:
    for year in ({}, {"actual": {"text": "設置済", "achieved": True}}, "pending"):
        measured = flat(indicator(values={"2025": year}, targets={"2025": "16"}), 2025)
        assert figures(measured, "pace", "pace_basis", "expected") == (None, None, None)
