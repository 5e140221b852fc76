"""Bounds, comparisons and ratings on `final` and `pace`, as every answer says them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

RATED = """
inverse_attainment: true
ratings: {on: final, scale: [{label: A, at_least: 100}, {label: B, at_least: 80}, {label: C}]}
rating_scales:
  pace: {on: pace, scale: [{label: 順調, at_least: 100}, {label: 遅れ}]}
"""
INDICATORS = """indicators:
  kept:
    {name: 割合, unit: ％, aggregation: annual, decimals: 1,
    values: {2024: {actual: {numerator: 4001, denominator: 10000}},
    2025: {actual: {numerator: 3999, denominator: 10000}}},
    targets: {2025: {keep: previous}}}
  least: {name: 件数, kind: output, unit: 件, aggregation: annual,
    values: {2025: {actual: 42}}, targets: {2025: {at_least: 40}}}
  range: {name: 範囲, unit: 件, aggregation: annual,
    values: {2025: {actual: 55}}, targets: {2025: {at_least: 40, below: 50}}}
  ends: {name: 最後, unit: 件, aggregation: annual, baseline: {fiscal_year: 2023, value: 10},
    values: {2025: {actual: 15}}, targets: {2025: 14, 2028: {at_least: 20, at_most: 30}}}
  fewer: {name: 減少, unit: 人, aggregation: annual, direction: decrease,
    baseline: {fiscal_year: 2023, value: 100}, values: {2025: {actual: 90}},
    targets: {2025: 85, 2028: 45}}
  paced: {name: 歩調, unit: 人, aggregation: annual, direction: decrease, rating: pace,
    baseline: {fiscal_year: 2023, value: 100}, values: {2025: {actual: 90}},
    targets: {2028: 50}}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_plan(
        tmp_path_factory.mktemp("plan") / "data", {FIRST: patched(FIRST, INDICATORS)}
    )
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + RATED, encoding="utf-8")
    return folder


def explained(data: Path, name: str) -> str:
    return output("--lang", "ja", "progress", "--data", data, "--explain", f"first/{name}")


def facts(data: Path, name: str) -> dict[str, Any]:
    asked = ("progress", "--data", data, "--explain", f"first/{name}", "--format", "json")
    (found,) = json.loads(output(*asked))["explanations"]
    assert isinstance(found, dict)
    return found


def rows(data: Path) -> dict[str, dict[str, str]]:
    text = output("--lang", "ja", "progress", "--data", data, "--format", "csv")
    return {row["成果指標"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}


def report_rows(data: Path) -> dict[str, dict[str, Any]]:
    found = json.loads(output("progress", "--data", data, "--format", "json"))["rows"]
    return {row["indicator"]: row for row in found}


def test_the_value_that_is_compared_with_stands_beside_the_years_own(data: Path) -> None:
    text = explained(data, "kept")
    assert "39.99％ = 3,999 ÷ 10,000 × 100" in text
    assert "比較する値、令和6年度、実績  40.01％ = 4,001 ÷ 10,000 × 100  first.yaml:" in text
    compared = [each for each in facts(data, "kept")["numbers"] if each["role"] == "compared"]
    assert [(each["fiscal_year"], each["value"], each["kind"]) for each in compared] == [
        (2024, 40.01, "actual")
    ]
    row = report_rows(data)["kept"]
    assert (row["compared"], row["compared_year"], row["compared_kind"]) == (40.01, 2024, "actual")
    assert report_rows(data)["least"]["compared"] is None
    printed = output("progress", "--data", data, "--format", "markdown")
    assert "| 値 | 39.99％（実績） |\n| 比較する値 | 40.01％（令和6年度、実績） |" in printed
    asked = ("--lang", "ja", "progress", "--data", data, "--explain", "first/kept")
    assert ",比較する値,40.01,," in output(*asked, "--format", "csv")


def test_conditions_are_said_in_the_readers_words_and_to_programs_in_those_of_the_data(
    data: Path,
) -> None:
    wanted = {
        "割合": ("前年度以上", "keep previous", "kept"),
        "件数": ("40以上", "≥ 40", "least"),
        "範囲": ("40以上50未満", "40 ≤ x < 50", "range"),
    }
    for name, (printed, machine, key) in wanted.items():
        assert rows(data)[name]["目標（文字）"] == printed
        assert report_rows(data)[key]["target_text"] == machine
        text = explained(data, key)
        assert printed.removesuffix("以上").split("以上")[0] in text
        assert machine not in text
    assert "目標値、令和7年度      40件以上  first.yaml:" in explained(data, "least")


@pytest.mark.parametrize(
    ("name", "numbers"), [("least", "42 > 40"), ("range", "55 > 50"), ("ends", "15 > 14")]
)
def test_a_verdict_on_bounds_shows_the_bound_that_decides(
    data: Path, name: str, numbers: str
) -> None:
    steps = {each["figure"]: each for each in facts(data, name)["steps"]}
    assert steps["verdict"]["numbers"] == numbers


def test_the_last_target_is_named_with_its_year_whatever_it_is(data: Path) -> None:
    found = rows(data)
    assert (found["最後"]["最終目標（文字）"], found["最後"]["最終目標値の年度"]) == (
        "20以上30以下",
        "2028",
    )
    assert found["最後"]["最終目標値"] == ""
    assert found["件数"]["指標の種類"] == "活動指標"
    row = report_rows(data)["ends"]
    assert (row["final_target"], row["final_target_text"], row["last_target_year"]) == (
        None,
        "20 ≤ x ≤ 30",
        2028,
    )
    printed = output("progress", "--data", data, "--format", "markdown")
    assert "| 最終目標値 | 20件以上30件以下（令和10年度） |" in printed
    plan = output("render", "--data", data)
    assert "20件以上30件以下" in plan


def test_what_no_row_of_a_plan_has_gets_no_column(tmp_path: Path) -> None:
    given = "indicators: {x: {name: 件数, unit: 件, aggregation: annual, targets: {2025: 5}}}\n"
    plain = write_plan(tmp_path / "data", {FIRST: patched(FIRST, given)})
    head = output("--lang", "ja", "progress", "--data", plain, "--format", "csv").splitlines()[0]
    assert head.endswith(",分子,分母")


@pytest.mark.parametrize(
    ("name", "formula", "numbers", "rated", "label"),
    [
        ("fewer", "final target ÷ value × 100", "45 ÷ 90 × 100", 50, "C"),
        (
            "paced",
            "what the year expects ÷ value × 100",
            "(100 + (50 − 100) × 2 ÷ 5) ÷ 90 × 100",
            88.8889,
            "遅れ",
        ),
    ],
)
def test_a_rating_on_final_or_pace_shows_the_percentage_that_it_was_read_from(
    data: Path, name: str, formula: str, numbers: str, rated: float, label: str
) -> None:
    row = report_rows(data)[name]
    assert (row["rated"], row["rating"]) == (rated, label)
    steps = {each["figure"]: each for each in facts(data, name)["steps"]}
    assert (steps["rated"]["formula"], steps["rated"]["numbers"]) == (formula, numbers)
    printed = output("progress", "--data", data, "--format", "markdown")
    assert f"| 評価に使う率 | {rated:.1f}％＝{numbers} |" in printed
    assert f"評価に使う率：{rated:.1f}%" in explained(data, name)
    assert rows(data)["減少"]["評価に使う率（％）"] == "50.0000"
