"""`apcli show` on what has little to show: an indicator without numbers, and what has ended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

BARE = "indicators:\n  uses: {name: 利用件数, unit: 件, aggregation: annual}\n"
MEASURED = (
    "indicators:\n"
    "  uses: {name: 利用件数, unit: 件, aggregation: annual,\n"
    "    values: {2024: {actual: 5}}, targets: {2024: 5, 2025: 10, 2026: 20}}\n"
)


def test_an_indicator_of_which_no_year_says_anything_is_named(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data", {FIRST: patched(FIRST, BARE)})
    assert "\n利用件数 件\n" in output("show", "first", "--data", data)
    assert json.loads(output("show", "first", "--data", data, "--format", "json"))["rows"] == []


@pytest.mark.parametrize("change", ["completed", "abolished", "transferred"])
def test_of_what_has_ended_no_year_from_the_plans_own_on_is_shown(
    tmp_path: Path, change: str
) -> None:
    ended = patched(FIRST, f"change: {change}\n{MEASURED}")
    data = write_plan(tmp_path / "data", {FIRST: ended})
    rows = json.loads(output("show", "first", "--data", data, "--format", "json"))["rows"]
    assert [(row["fiscal_year"], row["verdict"]) for row in rows] == [(2024, "achieved")]
    assert "R7" not in output("show", "first", "--data", data)


def test_of_what_goes_on_every_year_is_shown(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data", {FIRST: patched(FIRST, f"change: merged\n{MEASURED}")})
    rows = json.loads(output("show", "first", "--data", data, "--format", "json"))["rows"]
    assert [row["fiscal_year"] for row in rows] == [2024, 2025, 2026]


def test_what_is_said_of_an_indicator_keeps_its_lines(tmp_path: Path) -> None:
    said = MEASURED.replace("unit: 件,", 'unit: 件, definition: "次の合計です。\\n\\n- 窓口\\n",')
    shown = output("show", "first", "--data", write_plan(tmp_path, {FIRST: patched(FIRST, said)}))
    assert "\nDefinition: 次の合計です。\n\n- 窓口\n" in shown


def test_each_text_of_a_review_has_its_name(tmp_path: Path) -> None:
    review = (
        "reviews: {2025: {evaluation: 順調です。, issues: 周知不足。, next_steps: 周知する。}}\n"
    )
    shown = output("show", "first", "--data", write_plan(tmp_path, {FIRST: patched(FIRST, review)}))
    for line in ("Evaluation: 順調です。\n", " Issues: 周知不足。\n", " Next steps: 周知する。\n"):
        assert line in shown
