"""The JSON contract: what version 1 names keeps its name, place and meaning."""

from __future__ import annotations

import datetime
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from apcli.answers.groups import groups_answer
from apcli.answers.json import plain, render
from apcli.answers.missing import missing_answer
from apcli.answers.row_columns import report_facts
from apcli.answers.rows import rows_answer
from apcli.progress import Subject, measure_plan, select
from apcli.words import words_in
from tests.progress.building import WIFI_SITES, Flat, FlatLatest, initiative, plan
from tests.progress.test_grouping import broken_down
from tests.progress.test_projection import START, TARGETS, actuals
from tests.progress.test_reporting import TAXONOMY as DEPARTMENTS
from tests.progress.test_reporting import found as lacking
from tests.progress.test_selection import PLAN, TAXONOMY

if TYPE_CHECKING:
    from apcli.answers.answer import Answer
    from apcli.progress import Report

JAPANESE = words_in("ja")

EXAMPLE = json.loads("""
{"version": 1, "fiscal_year": 2025, "summary": {"…": "…"},
 "rows": [{"initiative": "public-wifi", "number": 5, "indicator": "sites", "unit": "拠点",
   "aggregation": "cumulative",
   "direction": "increase", "baseline": 7, "target": 16, "final_target": 29, "value": 15,
   "kind": "interim", "as_of": "2025-09-30",
   "attainment": 93.75, "progress": 36.3636, "pace": null, "pace_basis": null,
   "verdict": "reference", "rating": null,
   "latest": {"fiscal_year": 2024, "kind": "forecast", "value": 13}}]}
""")


def reported(indicators: dict[str, Any], year: int = 2025, **asked: Any) -> dict[str, Any]:
    initiatives = {"public-wifi": initiative(indicators)}
    return written(rows(measure_plan(plan(), initiatives, year, **asked)))


def rows(report: Report) -> Answer:
    return rows_answer(report, plan(), TAXONOMY, JAPANESE)


def written(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(answer, JAPANESE))
    return found


def test_public_wifi_is_reported_as_the_contract_says() -> None:
    report = reported({"sites": WIFI_SITES})
    example_row = EXAMPLE["rows"][0]
    (row,) = report["rows"]
    latest = row["latest"]
    named = {**row, "latest": {key: latest[key] for key in example_row["latest"]}}
    assert {key: named[key] for key in example_row} == example_row
    assert list(row)[: len(example_row)] == list(example_row)
    assert list(latest)[:3] == list(example_row["latest"])
    assert list(report)[:4] == list(EXAMPLE)
    assert (report["version"], report["fiscal_year"]) == (1, 2025)


def test_public_wifi_with_its_actual() -> None:
    values = {"2025": {**WIFI_SITES["values"]["2025"], "actual": "16"}}
    (row,) = reported({"sites": {**WIFI_SITES, "values": values}})["rows"]
    assert (row["value"], row["kind"], row["as_of"]) == (16, "actual", None)
    assert (row["attainment"], row["progress"]) == (100, 40.9091)
    assert (row["pace"], row["pace_basis"]) == ("on_track", "target")
    assert (row["verdict"], row["latest"]) == ("achieved", None)


def test_what_is_added_stands_after_the_contract() -> None:
    (row,) = reported({"sites": WIFI_SITES})["rows"]
    added = {key: row[key] for key in row if key not in EXAMPLE["rows"][0]}
    assert added == {
        "title": "公衆無線LAN環境の充実",
        "departments": ["情報推進課", "関係各課"],
        "name": "市内の公衆無線LAN設置箇所数（累計）",
        "series": None,
        "tolerance": 0,
        "decimals": None,
        "headline": "progress",
        "baseline_year": 2023,
        "target_text": None,
        "final_target_year": 2028,
        "value_text": None,
        "numerator": None,
        "denominator": None,
        "attainment_basis": "value_to_target",
        "below_baseline": False,
        "expected": None,
        "rating_scale": None,
        "projection": None,
        "target_year": 2025,
        "final_attainment": None,
        "rating_expected": None,
        "goal": None,
        "indicator_kind": None,
        "definition": None,
        "rationale": None,
        "final_target_text": None,
        "last_target_year": 2028,
        "compared": None,
        "compared_year": None,
        "compared_kind": None,
        "rated": None,
    }
    assert row["latest"] == {
        "fiscal_year": 2024,
        "kind": "forecast",
        "value": 13,
        "value_text": None,
        "as_of": None,
        "attainment": 81.25,
        "attainment_basis": "value_to_target",
        "final_attainment": None,
        "progress": 27.2727,
    }


def test_every_field_of_a_row_is_written() -> None:
    (row,) = reported({"sites": WIFI_SITES})["rows"]
    # The year stands once, at the top of the report; the sign of negative numbers is for people.
    named = {field.name for each in (Subject, Flat) for field in fields(each)}
    assert set(row) == named - {"fiscal_year", "minus"}
    assert set(row["latest"]) == {field.name for field in fields(FlatLatest)}


@pytest.mark.parametrize(
    ("value", "written"),
    [("16", 16), ("16.0", 16), ("98.5", 98.5), ("-3703", -3703), ("0", 0), ("-0.0", 0)],
)
def test_a_number_without_decimals_is_an_integer(value: str, written: float) -> None:
    sites = {**WIFI_SITES, "values": {"2025": {"actual": value}}}
    found = reported({"sites": sites})["rows"][0]["value"]
    assert repr(found) == repr(written)


def test_percentages_have_four_decimals_and_never_reach_100_from_below() -> None:
    values = {"2025": {"actual": "15.9999999"}}
    (row,) = reported({"sites": {**WIFI_SITES, "values": values}})["rows"]
    assert (row["attainment"], row["verdict"]) == (99.9999, "missed")


def test_days_months_and_texts() -> None:
    opening = {
        "name": "窓口の開設",
        "unit": "件",
        "aggregation": "point_in_time",
        "values": {"2025": {"forecast": {"reached": "2025-09", "as_of": "2025-06"}}},
        "targets": {"2025": {"by": "2025-10-01"}},
    }
    report = reported({"opening": opening}, as_of=datetime.date(2025, 7, 1))
    (row,) = report["rows"]
    assert (row["value"], row["value_text"], row["as_of"]) == (None, "2025-09", "2025-06")
    assert (row["target"], row["target_text"]) == (None, "2025-10-01")
    assert (row["verdict"], row["latest"]) == ("expected_to_achieve", None)
    assert report["as_of"] == "2025-07-01"


def test_nothing_but_json_types() -> None:
    def is_plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(type(key) is str and is_plain(item) for key, item in value.items())
        if isinstance(value, list):
            return all(is_plain(item) for item in value)
        return value is None or type(value) in (str, int, float, bool)

    report = measure_plan(plan(), {"public-wifi": initiative({"sites": WIFI_SITES})}, 2025)
    assert is_plain(plain(report_facts(report, plan(), JAPANESE)))


def test_the_json_says_what_was_asked_for_and_what_it_is_a_part_of() -> None:
    selection = select(
        TAXONOMY, departments=["市民課"], items=["policy:card", "policy:dx"], verdicts=["missed"]
    )
    report = written(rows(measure_plan(plan(), PLAN, 2025, selection=selection)))
    assert report["selection"] == {
        "initiatives": [],
        "goals": [],
        "departments": ["市民課"],
        "stages": [],
        "items": {"policy": ["card", "dx"]},
        "verdicts": ["missed"],
        "all_initiatives": 4,
        "all_indicators": 4,
    }
    assert written(rows(measure_plan(plan(), PLAN, 2025)))["selection"] is None


def test_the_json_has_the_groups_beside_the_whole_report() -> None:
    report = written(groups_answer([broken_down("policy")], plan(), TAXONOMY, JAPANESE))
    assert report["fiscal_year"] == 2025
    assert len(report["rows"]) == 4
    assert report["missing"] is None
    by = report["by"]
    assert {key: by[key] for key in by if key != "groups"} == {
        "by": "policy",
        "axis": "政策",
        "several": 1,
        "empty": [],
        "left_out": 0,
    }
    assert [(each["key"], each["name"], each["code"]) for each in by["groups"]] == [
        ("card", "card", 1),
        ("dx", "dx", 1),
        ("wifi", "wifi", 1),
        (None, None, None),
    ]
    assert set(by["groups"][0]["summary"]) == set(report["summary"])


def test_the_json_names_rows_by_their_keys() -> None:
    missing = lacking(departments=["税務課"])
    report = written(missing_answer([missing], plan(), DEPARTMENTS, JAPANESE))
    assert report["by"] is None
    assert report["missing"]["due"] == 3
    assert report["missing"]["departments"] == [
        {
            "department": "税務課",
            "due": 3,
            "counts": {
                "reported": 1,
                "provisional": 1,
                "not_reported": 1,
                "pending": 0,
                "not_applicable": 0,
                "not_due": 0,
                "not_expected": 0,
            },
            "missing": [
                {
                    "initiative": "both",
                    "goal": None,
                    "indicator": "open",
                    "reporting": "not_reported",
                },
                {
                    "initiative": "tax",
                    "goal": None,
                    "indicator": "early",
                    "reporting": "provisional",
                },
            ],
            "reviews": {"due": 0, "missing": []},
        }
    ]


def test_the_json_rounds_what_a_year_adds_to_four_decimals() -> None:
    fields = {"name": "指標", "unit": "件", "aggregation": "cumulative"}
    given = {**fields, "baseline": START, "targets": TARGETS, "values": actuals(y2025="26")}
    (row,) = reported({"kpi": given})["rows"]
    assert row["projection"] == {
        "start_year": 2023,
        "start": 10,
        "latest_year": 2025,
        "latest": 26,
        "latest_kind": "actual",
        "missing_year": None,
        "left_out": None,
        "per_year": 8,
        "needed_per_year": 11.3333,
        "projected": 50,
        "met_in": 2028,
        "outlook": "on_course",
    }
