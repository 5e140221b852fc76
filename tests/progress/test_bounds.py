"""Targets that are bounds or comparisons."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from apcli.models import Indicator, Ratings
from apcli.render.labels import quantity_label
from tests.progress.building import indicator, row_of, verdict

YEARS = {"2023": {"actual": "10"}, "2024": {"actual": "12"}}


def judged(target: dict[str, Any], value: str, **fields: Any) -> str:
    values = {**fields.pop("values", {}), "2025": {"actual": value}}
    return verdict(targets={"2025": target}, values=values, aggregation="annual", **fields)


@pytest.mark.parametrize(
    ("target", "met", "missed"),
    [
        ({"at_least": "40"}, ["40", "40.1"], ["39.9"]),
        ({"above": "40"}, ["40.1"], ["40", "39.9"]),
        ({"at_most": "40"}, ["40", "39.9"], ["40.1"]),
        ({"below": "40"}, ["39.9"], ["40", "40.1"]),
        ({"at_least": "40", "at_most": "50"}, ["40", "50", "45"], ["39.9", "50.1"]),
        ({"above": "40", "below": "50"}, ["40.1", "49.9"], ["40", "50"]),
        ({"at_least": "-5", "below": "0"}, ["-5", "-0.1"], ["-5.1", "0"]),
    ],
)
def test_bounds_are_met_as_they_say_whatever_the_direction(
    target: dict[str, str], met: list[str], missed: list[str]
) -> None:
    for direction in ("increase", "decrease", "exactly"):
        assert {judged(target, each, direction=direction) for each in met} == {"achieved"}
        assert {judged(target, each, direction=direction) for each in missed} == {"missed"}


def test_a_tolerance_forgives_at_both_ends() -> None:
    target = {"at_least": "40", "below": "50"}
    for value, expected in (("39", "achieved"), ("38.9", "missed"), ("50.9", "achieved")):
        assert judged(target, value, tolerance="1") == expected
    assert judged(target, "51", tolerance="1") == "missed"


@pytest.mark.parametrize(
    ("target", "direction", "met", "missed"),
    [
        ({"keep": "previous"}, "increase", ["12", "13"], ["11"]),
        ({"keep": "previous"}, "decrease", ["12", "11"], ["13"]),
        ({"keep": "previous"}, "exactly", ["12"], ["11", "13"]),
        ({"better_than": "previous"}, "increase", ["13"], ["12", "11"]),
        ({"better_than": "previous"}, "decrease", ["11"], ["12", "13"]),
        ({"keep": "baseline"}, "increase", ["10", "11"], ["9"]),
        ({"better_than": "baseline"}, "at_most", ["9"], ["10", "11"]),
    ],
)
def test_a_comparison_is_made_in_the_declared_direction(
    target: dict[str, str], direction: str, met: list[str], missed: list[str]
) -> None:
    given: dict[str, Any] = {
        "direction": direction,
        "values": {"2024": {"actual": "12"}},
        "baseline": {"fiscal_year": "2023", "value": "10"},
    }
    assert {judged(target, each, **given) for each in met} == {"achieved"}
    assert {judged(target, each, **given) for each in missed} == {"missed"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "pending"),
        ({"2023": {"actual": "1"}}, "pending"),
        ({"2024": "pending"}, "pending"),
        ({"2024": {"interim": {"value": "5", "as_of": "2024-09-30"}}}, "pending"),
        ({"2024": {"forecast": "5"}}, "expected_to_achieve"),
        ({"2024": {"forecast": "7"}}, "expected_to_miss"),
        ({"2024": {"preliminary": "5"}}, "expected_to_achieve"),
        ({"2024": {"preliminary": "5", "actual": "7"}}, "missed"),
        ({"2024": {"actual": "5"}}, "achieved"),
    ],
)
def test_the_best_known_value_of_the_year_before_is_compared_with(
    values: dict[str, Any], expected: str
) -> None:
    assert judged({"keep": "previous"}, "6", values=values) == expected


def test_a_forecast_may_be_compared_with_a_forecast() -> None:
    values = {"2024": {"forecast": "5"}, "2025": {"forecast": "6"}}
    assert verdict(targets={"2025": {"keep": "previous"}}, values=values) == "expected_to_achieve"


def test_a_single_bound_has_an_attainment_in_its_own_direction_and_a_range_has_none() -> None:
    values = {"2025": {"actual": "30"}}
    rows = {
        name: row_of(indicator(targets={"2025": target}, values=values, direction="decrease"), 2025)
        for name, target in (
            ("lower", {"at_least": "40"}),
            ("upper", {"at_most": "40"}),
            ("range", {"at_least": "20", "at_most": "40"}),
        )
    }
    assert rows["lower"].rates.attainment.number == 75
    assert rows["upper"].rates.attainment.number is None
    assert rows["range"].rates.attainment.number is None


@pytest.mark.parametrize(
    ("target", "value", "direction", "attainment", "label"),
    [
        ({"above": "40"}, "40", "increase", None, None),
        ({"above": "40"}, "41", "increase", Fraction(4100, 40), "A"),
        ({"above": "40"}, "39", "increase", Fraction(3900, 40), "B"),
        ({"at_least": "40"}, "40", "increase", Fraction(100), "A"),
        ({"below": "10000"}, "10000", "decrease", None, None),
        ({"below": "10000"}, "12500", "decrease", Fraction(80), "B"),
        ({"at_most": "10000"}, "10000", "decrease", Fraction(100), "A"),
    ],
)
def test_what_stops_at_a_bound_that_it_has_to_pass_is_not_100_percent(
    target: dict[str, str],
    value: str,
    direction: str,
    attainment: Fraction | None,
    label: str | None,
) -> None:
    given = indicator(
        targets={"2025": target}, values={"2025": {"actual": value}}, direction=direction
    )
    for on in ("attainment", "pace"):
        row = row_of(given, 2025, ratings=_scale(on), inverse=True)
        assert (row.verdict.outcome == "achieved") is (attainment is not None and attainment >= 100)
        assert row.rates.attainment.number == attainment
        assert row.rating.outcome == label


def _scale(on: str) -> Ratings:
    steps = [{"label": "A", "at_least": "100"}, {"label": "B", "at_least": "80"}, {"label": "C"}]
    return Ratings.model_validate({"on": on, "scale": steps})


def test_a_tolerance_that_forgives_the_bound_itself_makes_it_100_percent() -> None:
    given = {"targets": {"2025": {"above": "40"}}, "values": {"2025": {"actual": "40"}}}
    assert row_of(indicator(**given, tolerance="1"), 2025).rates.attainment.number == 100


@pytest.mark.parametrize(
    ("direction", "target"),
    [
        ("decrease", {"at_least": "40"}),
        ("increase", {"at_most": "50"}),
        ("increase", {"at_least": "20", "at_most": "50"}),
    ],
)
@pytest.mark.parametrize("value", ["25", "42"])
def test_a_year_whose_target_is_bounds_has_no_way_from_the_baseline(
    direction: str, target: dict[str, str], value: str
) -> None:
    given: dict[str, Any] = {
        "direction": direction,
        "baseline": {"fiscal_year": "2023", "value": "30"},
        "values": {"2024": {"actual": value}, "2025": {"actual": value}},
        "targets": {"2024": "35", "2025": target},
    }
    assert row_of(indicator(**given), 2025).below_baseline is None
    worse = (value == "42") is (direction == "decrease")
    assert row_of(indicator(**given), 2024).below_baseline is worse


@pytest.mark.parametrize(
    ("last", "final"),
    [
        ({"at_least": "20", "at_most": "30"}, None),
        ({"keep": "previous"}, None),
        ({"better_than": "baseline", "text": "増加"}, None),
        ({"text": "増加"}, "14"),
        ({"text": "随時設定", "open": True}, "14"),
        ("16", "16"),
    ],
)
def test_no_older_number_stands_for_a_range_or_comparison_that_the_plan_ends_with(
    last: Any, final: str | None
) -> None:
    given: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "10"},
        "values": {"2024": {"actual": "12"}, "2025": {"actual": "15"}},
        "targets": {"2025": "14", "2028": last},
    }
    row = row_of(indicator(**given), 2025, ratings=_scale("final"))
    assert str(row.final_target.number if row.final_target else None) == str(final)
    assert (row.rates.progress.number is None) is (final is None)
    assert (row.rating.outcome is None) is (final is None)
    assert row.last_target
    assert row.last_target.fiscal_year == (2028 if final != "14" else 2025)
    under_way = row_of(indicator(**{**given, "targets": {"2026": "14", "2028": last}}), 2025)
    assert under_way.beside
    assert under_way.beside.fiscal_year == (2028 if final != "14" else 2026)
    assert (under_way.rates.final_attainment.number is None) is (final is None)
    assert (under_way.expected.number is None) is (final is None)


def test_a_value_is_not_printed_like_the_one_that_it_is_compared_with() -> None:
    given: dict[str, Any] = {
        "unit": "％",
        "decimals": "1",
        "values": {
            "2024": {"actual": {"numerator": "4001", "denominator": "10000"}},
            "2025": {"actual": {"numerator": "3999", "denominator": "10000"}},
        },
        "targets": {"2025": {"keep": "previous"}},
    }
    row = row_of(indicator(**given), 2025)
    assert row.verdict.outcome == "missed"
    assert row.value
    assert row.compared
    assert (str(row.value.shown), str(row.compared.shown)) == ("39.99", "40.01")
    assert row.compared.fiscal_year == 2024


def test_a_bound_as_final_target_leaves_no_way_to_go() -> None:
    given: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "10"},
        "values": {"2025": {"actual": "30"}},
        "targets": {"2028": {"at_least": "40"}},
    }
    row = row_of(indicator(**given), 2025)
    assert row.rates.progress.number is None
    assert row.projection is None
    assert row.verdict.outcome == "under_way"


@pytest.mark.parametrize(
    ("target", "direction", "printed"),
    [
        ({"at_least": "40"}, "increase", "40件以上"),
        ({"above": "1000"}, "increase", "1,000件超"),
        ({"at_most": "40"}, "increase", "40件以下"),
        ({"below": "10000"}, "increase", "10,000件未満"),
        ({"at_least": "40", "below": "50"}, "increase", "40件以上50件未満"),
        ({"at_least": "40", "text": "4割以上"}, "increase", "4割以上"),
        ({"keep": "previous"}, "increase", "前年度以上"),
        ({"keep": "previous"}, "decrease", "前年度以下"),
        ({"keep": "previous", "text": "維持"}, "decrease", "維持"),
        ({"better_than": "previous"}, "increase", "前年度を上回る"),
        ({"better_than": "baseline"}, "decrease", "基準値を下回る"),
        ({"keep": "baseline"}, "exactly", "基準値を維持"),
    ],
)
def test_documents_print_what_the_target_says(
    target: dict[str, str], direction: str, printed: str
) -> None:
    row = row_of(indicator(targets={"2025": target}, direction=direction), 2025)
    assert row.target
    assert quantity_label(row.target, row.about) == printed


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"targets": {"2025": {"by": "2025-10"}}}, None),
        ({"targets": {"2025": {"text": "設置"}}}, None),
        ({"values": {"2025": {"actual": "2025-09-20"}}}, None),
        ({"targets": {"2025": "10"}}, "unit"),
        ({"targets": {"2025": {"at_least": "10"}}}, "unit"),
        ({"values": {"2025": {"forecast": "10"}}}, "unit"),
        ({"values": {"2025": {"interim": [{"value": "10"}]}}}, "unit"),
        ({"baseline": {"fiscal_year": "2023", "value": "10"}}, "unit"),
        ({"targets": {"2025": "10"}, "unit": "件"}, "aggregation"),
    ],
)
def test_only_an_indicator_of_days_and_words_may_be_without_a_unit(
    fields: dict[str, Any], wanted: str | None
) -> None:
    if wanted is None:
        assert Indicator.model_validate({"name": "指標", **fields}).unit == ""
        return
    with pytest.raises(ValidationError) as raised:
        Indicator.model_validate({"name": "指標", **fields})
    (error,) = raised.value.errors()
    assert error["ctx"]["at"] == (wanted,)
