"""The JSON contract: what version 1 names keeps its name, place and meaning."""

from __future__ import annotations

import datetime
import json
from dataclasses import fields
from typing import Any

import pytest

from apcli.progress import Latest, Row, measure_plan, report_json, row_json
from tests.progress.building import WIFI_SITES, initiative, plan

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
    written = json.dumps(report_json(measure_plan(plan(), initiatives, year, **asked)))
    found: dict[str, Any] = json.loads(written)
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
    }
    assert row["latest"] == {
        "fiscal_year": 2024,
        "kind": "forecast",
        "value": 13,
        "value_text": None,
        "as_of": None,
        "attainment": 81.25,
        "attainment_basis": "value_to_target",
        "progress": 27.2727,
    }


def test_every_field_of_a_row_is_written() -> None:
    (row,) = reported({"sites": WIFI_SITES})["rows"]
    # The year stands once, at the top of the report.
    assert set(row) == {field.name for field in fields(Row)} - {"fiscal_year"}
    assert set(row["latest"]) == {field.name for field in fields(Latest)}


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
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(type(key) is str and plain(item) for key, item in value.items())
        if isinstance(value, list):
            return all(plain(item) for item in value)
        return value is None or type(value) in (str, int, float, bool)

    report = measure_plan(plan(), {"public-wifi": initiative({"sites": WIFI_SITES})}, 2025)
    assert plain(report_json(report))
    assert all(plain(row_json(row)) for row in report.rows)
