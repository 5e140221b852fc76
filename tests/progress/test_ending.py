"""A status that ends an initiative: 中止 of 2026, after which nothing is measured or asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from apcli.workspace import load, with_text
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

STATUSES = """
statuses:
  - {key: going-on, name: 実施中}
  - {key: cancelled, name: 中止, ends: true}
"""
MEASURED = (
    "indicators:\n"
    "  uses: {name: 利用件数, unit: 件, aggregation: annual,\n"
    "    values: {2024: {actual: 5}}, targets: {2024: 5, 2025: 10, 2026: 20}}\n"
)


def plan_with(tmp_path: Path, status: str) -> Path:
    data = write_plan(tmp_path / "data", {FIRST: patched(FIRST, f"status: {status}\n{MEASURED}")})
    taxonomy = data / "taxonomy.yaml"
    taxonomy.write_text(taxonomy.read_text(encoding="utf-8") + STATUSES, encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("status", "last"),
    [
        ("{2025: going-on}", None),
        ("{2025: {key: cancelled, note: 中止します。}}", 2025),
        ("{2024: cancelled}", 2024),
        ("{2024: cancelled, 2025: cancelled}", 2024),
        ("{2024: cancelled, 2025: going-on}", None),
        ("{2024: cancelled, 2025: going-on, 2026: cancelled}", 2026),
    ],
)
def test_it_is_measured_counted_and_asked_for_until_the_year_of_that_status(
    tmp_path: Path, status: str, last: int | None
) -> None:
    data = plan_with(tmp_path, status)
    assert load(data, "data").initiatives["first"].last_year == last
    for year in (2024, 2025, 2026):
        for asked in ((), ("--missing",)):
            printed = output(
                "progress", "--data", data, "--year", str(year), *asked, "--format", "json"
            )
            report = json.loads(printed)
            going_on = last is None or year <= last
            assert [row["indicator"] for row in report["rows"]] == ["uses"] * going_on
            assert report["summary"]["initiatives"] == 2 * going_on or not going_on
            if asked:
                assert report["missing"]["due"] == going_on
    years = [row["fiscal_year"] for row in json.loads(shown(data))["rows"]]
    assert years == [year for year in (2024, 2025, 2026) if last is None or year <= last]


def shown(data: Path) -> str:
    return output("show", "first", "--data", data, "--format", "json")


def test_what_ended_before_the_plans_year_is_listed_and_has_no_sheet(tmp_path: Path) -> None:
    data = plan_with(tmp_path, "{2024: cancelled}")
    document = output("render", "--data", data, "--lang", "ja")
    assert "終了した取組" in document
    assert "中止、令和6年度" in document
    assert "利用件数" not in document
    assert "（中止、令和6年度）" in output("--lang", "ja", "list", "--data", data)
    later = plan_with(tmp_path / "later", "{2025: cancelled}")
    document = output("render", "--data", later, "--lang", "ja")
    assert "終了した取組" not in document
    assert "利用件数" in document


def test_to_explain_a_later_year_is_refused_with_the_year_of_the_end(tmp_path: Path) -> None:
    data = plan_with(tmp_path, "{2025: cancelled}")
    done = apcli("progress", "--data", data, "--explain", "first", "--year", "2026")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"'first' ended in 2025 (cancelled)" in done.stderr


def test_what_is_not_written_yet_ends_as_well(tmp_path: Path) -> None:
    data = plan_with(tmp_path, "{2025: going-on}")
    workspace = load(data, "data")
    file = data / "initiatives" / "first.yaml"
    text = file.read_text(encoding="utf-8").replace("going-on", "cancelled")
    assert with_text(workspace, "first", text).initiatives["first"].last_year == 2025


@pytest.mark.parametrize("field", ["over: true", "status: {2025: {key: going-on, ends: true}}"])
def test_nobody_writes_what_the_reader_of_the_plan_finds(tmp_path: Path, field: str) -> None:
    data = write_plan(tmp_path / "data", {FIRST: patched(FIRST, f"{field}\n{MEASURED}")})
    taxonomy = data / "taxonomy.yaml"
    taxonomy.write_text(taxonomy.read_text(encoding="utf-8") + STATUSES, encoding="utf-8")
    done = apcli("validate", "--data", data)
    assert done.returncode == 1
    assert b"unknown field" in done.stdout
