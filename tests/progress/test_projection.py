"""The straight line through actual values: what it needs, where it leads, where there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from apcli.progress.projection import HORIZON
from tests.progress.building import FlatProjection, figures, flat, indicator, row_of

TARGETS = {"2025": "20", "2028": "60"}
START = {"fiscal_year": "2023", "value": "10"}


def projected(year: int = 2025, /, **fields: Any) -> FlatProjection | None:
    given = {"baseline": START, "targets": TARGETS, **fields}
    return flat(indicator(**given), year).projection


def actuals(**values: str) -> dict[str, Any]:
    return {year.removeprefix("y"): {"actual": value} for year, value in values.items()}


def test_from_the_baseline_to_the_latest_actual_and_on_to_the_final_target() -> None:
    found = projected(values=actuals(y2024="18", y2025="30"))
    # 10 → 30 in two years is 10 a year: 60 in 2028, which is just what is wanted.
    assert figures(found, "start_year", "start", "latest_year", "latest") == (2023, 10, 2025, 30)
    assert figures(found, "per_year", "needed_per_year", "projected") == (10, 10, 60)
    assert figures(found, "met_in", "outlook") == (2028, "on_course")


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        # a year adds, needed a year, in 2028, met in, outlook
        ("34", (12, Fraction(26, 3), 70, 2028, "on_course")),
        ("44", (17, Fraction(16, 3), 95, 2026, "on_course")),
        # The target of 2025, 20, is met: on the plan's own path, though not on a straight line.
        ("26", (8, Fraction(34, 3), 50, 2028, "on_course")),
        ("16", (3, Fraction(44, 3), 25, 2040, "late")),
        ("60", (25, 0, 135, 2025, "reached")),
        ("10", (0, Fraction(50, 3), 10, None, "not_at_this_pace")),
        ("8", (-1, Fraction(52, 3), 5, None, "not_at_this_pace")),
    ],
)
def test_where_a_line_leads(latest: str, expected: tuple[Any, ...]) -> None:
    found = projected(values=actuals(y2025=latest))
    names = ("per_year", "needed_per_year", "projected", "met_in", "outlook")
    assert figures(found, *names) == expected


def test_where_less_is_better_the_line_falls() -> None:
    fields: dict[str, Any] = {"direction": "decrease", "baseline": {**START, "value": "100"}}
    found = projected(values=actuals(y2025="90"), **fields)
    # 5 less a year: 75 in 2028, and 60 after six years.
    assert figures(found, "per_year", "needed_per_year", "projected") == (-5, -10, 75)
    assert figures(found, "met_in", "outlook") == (2031, "late")
    risen = projected(values=actuals(y2025="110"), **fields)
    assert figures(risen, "per_year", "met_in") == (5, None)


def test_of_an_annual_indicator_the_yearly_counts_make_the_line() -> None:
    found = projected(aggregation="annual", values=actuals(y2024="50", y2025="19"))
    assert figures(found, "per_year", "projected", "met_in") == (Fraction("4.5"), 32.5, 2035)


@pytest.mark.parametrize("kind", ["forecast", "preliminary"])
def test_the_years_own_forecast_stands_for_its_result(kind: str) -> None:
    others = {"2024": {"actual": "20"}, "2025": {kind: "60", "interim": "55"}}
    found = projected(values=others)
    assert figures(found, "latest_year", "latest", "latest_kind") == (2025, 60, kind)
    assert figures(found, "missing_year", "left_out", "outlook") == (2025, None, "reached")
    # Two actual values have to be there before.
    assert projected(values={"2025": {kind: "30"}}) is None


def test_an_interim_value_is_left_out_and_said_to_be() -> None:
    others = {"2024": {"actual": "20"}, "2025": {"interim": "55"}}
    found = projected(values=others)
    assert figures(found, "latest_year", "latest", "per_year", "met_in") == (2024, 20, 10, 2028)
    assert figures(found, "missing_year", "left_out") == (2025, "interim")
    nothing = projected(values={"2024": {"actual": "20"}})
    assert figures(nothing, "missing_year", "left_out") == (2025, None)
    assert figures(projected(values=actuals(y2025="30")), "missing_year") == (None,)


@pytest.mark.parametrize(
    ("interim", "aggregation", "outlook"),
    [
        ("19", "point_in_time", None),
        ("19", "cumulative", None),
        ("20", "point_in_time", "on_course"),
        ("21", "cumulative", "on_course"),
        ("3", "annual", "on_course"),
    ],
)
def test_no_outlook_contradicts_an_interim_value_that_falls_back(
    interim: str, aggregation: str, outlook: str | None
) -> None:
    one = indicator(
        aggregation=aggregation,
        baseline={"fiscal_year": "2023", "value": "10"},
        values={"2024": {"actual": "20"}, "2025": {"interim": interim}},
        targets={"2024": "20", "2028": "60"},
    )
    row = row_of(one, 2025)
    assert row.outlook.outcome == outlook
    assert (row.projection is None) == (outlook is None)


def test_the_outlook_says_what_it_lacks() -> None:
    given: dict[str, Any] = {
        "baseline": {"fiscal_year": "2023", "value": "10"},
        "targets": {"2028": "60"},
    }
    reasons = {
        "interim": "the result of 2025 is missing, and its interim value is left out",
        "forecast": "the forecast of 2025 stands for its result",
        "preliminary": "the preliminary value of 2025 stands for its result",
    }
    for kind, said in reasons.items():
        one = indicator(values={"2024": {"actual": "20"}, "2025": {kind: "30"}}, **given)
        assert str(row_of(one, 2025).outlook.reason) == said
    missing = indicator(values={"2024": {"actual": "20"}}, **given)
    said = "the result of 2025 is missing"
    assert str(row_of(missing, 2025).outlook.reason) == said
    assert row_of(missing, 2024).outlook.reason is None


def test_a_forecast_worse_than_the_baseline_leads_nowhere() -> None:
    found = projected(
        direction="decrease",
        aggregation="point_in_time",
        baseline={"fiscal_year": "2023", "value": "40"},
        values={"2024": {"actual": "20"}, "2025": {"forecast": "45"}},
        targets={"2025": "15", "2026": "10", "2027": "5", "2028": "0"},
    )
    assert figures(found, "met_in", "outlook") == (None, "not_at_this_pace")


def test_what_has_met_every_target_so_far_is_on_course() -> None:
    found = projected(
        aggregation="annual",
        baseline={"fiscal_year": "2023", "value": "11000"},
        values=actuals(y2024="11200", y2025="11500"),
        targets={"2025": "11500", "2026": "12500", "2027": "14500", "2028": "20000"},
    )
    assert figures(found, "met_in", "outlook") == (2028, "on_course")


def test_what_is_behind_the_plan_is_not_on_course_though_the_line_comes_in_time() -> None:
    found = projected(values=actuals(y2025="44"), targets={"2025": "50", "2028": "60"})
    assert figures(found, "met_in", "outlook") == (2026, "catching_up")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"unit": "％", "targets": {"2028": "90"}, "values": actuals(y2025="50")}, None),
        ({"unit": "％", "targets": {"2028": "120"}, "values": actuals(y2025="50")}, 110),
        ({"unit": "件", "targets": {"2028": "90"}, "values": actuals(y2025="50")}, 110),
        ({"unit": "％", "name": "伸び率", "values": actuals(y2025="50")}, 110),
        ({"unit": "％", "name": "食料自給率", "values": actuals(y2025="50")}, 110),
        ({"direction": "decrease", "targets": {"2028": "1"}, "values": actuals(y2025="2")}, None),
        ({"direction": "decrease", "targets": {"2028": "-1"}, "values": actuals(y2025="2")}, -10),
        ({"direction": "decrease", "targets": {"2028": "0"}, "values": actuals(y2025="4")}, None),
        (
            {
                "direction": "decrease",
                "name": "増減数",
                "targets": {"2028": "0"},
                "values": actuals(y2025="4"),
            },
            -5,
        ),
        (
            {
                "direction": "decrease",
                "unit": "位",
                "targets": {"2028": "1"},
                "values": actuals(y2025="6"),
            },
            None,
        ),
        (
            {
                "direction": "decrease",
                "unit": "位",
                "targets": {"2028": "3"},
                "values": actuals(y2025="6.4"),
            },
            1,
        ),
    ],
)
def test_nothing_impossible_is_projected(fields: dict[str, Any], shown: int | None) -> None:
    assert figures(projected(**fields), "projected") == (shown,)


@pytest.mark.parametrize("year", [2025, 2026])
def test_what_is_not_applicable_any_more_has_no_outlook(year: int) -> None:
    values = {**actuals(y2024="20"), "2025": "not_applicable"}
    assert projected(year, values=values) is None
    assert projected(2024, values=values) is not None


def test_the_baseline_is_the_start_whatever_values_say_of_its_year() -> None:
    found = projected(values=actuals(y2023="999", y2025="30"))
    assert figures(found, "start", "per_year") == (10, 10)
    measured = flat(indicator(baseline=START, targets=TARGETS, values=actuals(y2023="999")), 2023)
    assert measured.progress is None


def test_a_report_does_not_look_ahead_of_its_year() -> None:
    values = actuals(y2024="20", y2025="60")
    assert figures(projected(2024, values=values), "latest_year", "met_in") == (2024, 2028)
    assert projected(2023, values=values) is None


def test_without_a_baseline_two_actuals_make_the_line() -> None:
    found = projected(baseline=None, values=actuals(y2024="20", y2025="30"))
    assert figures(found, "start_year", "start", "per_year") == (2024, 20, 10)
    assert projected(baseline=None, values=actuals(y2025="30")) is None


def test_what_was_before_the_baseline_is_not_of_the_plan() -> None:
    found = projected(values=actuals(y2021="0", y2025="30"))
    assert figures(found, "start_year", "per_year") == (2023, 10)


def test_the_tolerance_is_forgiven_at_the_final_target_too() -> None:
    given = {"values": actuals(y2025="29"), "targets": {"2028": "60"}}
    plain = projected(**given)
    forgiven = projected(tolerance="0.5", **given)
    assert figures(plain, "projected", "outlook") == (Fraction("57.5"), "late")
    assert figures(forgiven, "outlook", "met_in") == ("late", 2029)
    # Within the tolerance it is as planned, 30 in 2025, and at 3 the line itself arrives.
    for tolerance in ("1", "3"):
        near = projected(tolerance=tolerance, **given)
        assert figures(near, "outlook", "met_in") == ("on_course", 2028)


def test_what_is_met_and_falls_back_does_not_stay_met() -> None:
    fields: dict[str, Any] = {"baseline": {**START, "value": "90"}, "values": actuals(y2025="70")}
    assert figures(projected(**fields), "needed_per_year", "met_in", "outlook") == (
        *(0, None),
        "not_at_this_pace",
    )


@pytest.mark.parametrize(
    "fields",
    [
        *({"direction": direction} for direction in ("at_least", "at_most", "exactly")),
        {"targets": {"2028": {"text": "随時設定"}}},
        {"targets": {}},
        {"targets": {"2025": "20"}},
        {"values": {"2025": {"actual": {"text": "設置済"}}}},
        {"values": {"2025": "pending"}},
        {"values": {}},
    ],
    ids=str,
)
def test_where_there_is_none(fields: dict[str, Any]) -> None:
    assert projected(**{"values": actuals(y2025="30"), **fields}) is None


def test_the_final_targets_year_without_its_actual_still_lies_ahead() -> None:
    found = projected(2028, values=actuals(y2025="26"))
    assert figures(found, "latest_year", "needed_per_year") == (2025, Fraction(34, 3))


def test_where_the_final_targets_year_is_not_applicable_there_is_nothing_to_foretell() -> None:
    values = {**actuals(y2025="26"), "2028": "not_applicable"}
    assert projected(2028, values=values) is None
    assert projected(2027, values=values) is not None


def test_a_line_that_takes_generations_is_not_followed() -> None:
    # 46.8 to go by 1.6 a year take 30 years, 47.2 by 1.4 take 34.
    within = projected(values=actuals(y2025="13.2"))
    beyond = projected(values=actuals(y2025="12.8"))
    assert HORIZON == 30
    assert figures(within, "met_in", "outlook") == (2055, "late")
    assert figures(beyond, "met_in", "outlook") == (None, "not_at_this_pace")
