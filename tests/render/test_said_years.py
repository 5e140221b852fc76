"""Columns and charts show the years that have a target or a value, and no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from apcli.progress import SaidYears, said_years
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import DATA, output

if TYPE_CHECKING:
    from pathlib import Path

USES = next(line for line in FILES[FIRST].splitlines(keepends=True) if "uses:" in line)
SVG = "{http://www.w3.org/2000/svg}"


def measured(targets: str, values: str = "{2023: {actual: 12}, 2024: {forecast: 20}}") -> str:
    return (
        "  uses: {name: 利用件数, unit: 件, aggregation: annual, "
        f"values: {values}, targets: {targets}}}\n"
    )


def sheet(targets: str) -> str:
    return FILES[FIRST].replace(USES, measured(targets))


@pytest.fixture
def last_year_only(tmp_path: Path) -> Path:
    """A plan of 2023 to 2028 with values of the first two years and a target for the last."""
    return write_plan(tmp_path / "data", {FIRST: sheet("{2028: 40}")})


def years_of_tables(text: str) -> list[list[str]]:
    """The years of each table of indicators in a Markdown document, in order."""
    tables = re.findall(r"^\| 年度 \| 区分 \| 値 \|\n.*?\n((?:\| .*\n)+)", text, re.MULTILINE)
    return [re.findall(r"^\| (令和\d+年度末?)", each, re.MULTILINE) for each in tables]


def test_the_years_of_a_plan_that_say_anything(last_year_only: Path) -> None:
    workspace = load(last_year_only, "data")
    found = said_years(workspace.plan, workspace.initiatives.values())
    assert found == SaidYears((2028,), (2023, 2024, 2028))
    assert said_years(workspace.plan, workspace.goals.values()) == SaidYears((), ())


def test_a_sheet_has_no_column_of_a_year_of_which_nobody_says_anything(
    last_year_only: Path,
) -> None:
    text = output("render", "--data", last_year_only)
    assert years_of_tables(text) == [["令和5年度", "令和6年度末", "令和10年度"]]


def test_the_sheets_of_a_plan_share_the_years_of_their_tables(tmp_path: Path) -> None:
    other = FILES[SECOND] + "indicators:\n" + measured("{2026: 5}", "{}")
    data = write_plan(tmp_path / "data", {FIRST: sheet("{2028: 40}"), SECOND: other})
    first, second = years_of_tables(output("render", "--data", data))
    assert first == ["令和5年度", "令和6年度末", "令和8年度", "令和10年度"]
    assert second == ["令和6年度", "令和8年度", "令和10年度"]


def test_a_forecast_year_without_any_value_has_no_column(tmp_path: Path) -> None:
    without = FILES[FIRST].replace(USES, measured("{2025: 10, 2026: 20}", "{}"))
    data = write_plan(tmp_path / "data", {FIRST: without})
    assert years_of_tables(output("render", "--data", data)) == [["令和7年度", "令和8年度"]]


def test_a_chart_names_only_these_years_and_keeps_them_as_far_apart_as_they_are(
    last_year_only: Path,
) -> None:
    page = output("render", "--format", "html", "--data", last_year_only)
    (picture,) = re.findall(r"<svg[^>]*picture-trajectory.*?</svg>", page, re.DOTALL)
    texts = {each.text or "": each for each in fromstring(picture).iter(f"{SVG}text")}
    named = {text: float(each.get("x", "")) for text, each in texts.items() if text[-2:] == "年度"}
    assert [*named] == ["5年度", "6年度", "10年度"]
    assert (named["10年度"] - named["6年度"]) / (named["6年度"] - named["5年度"]) == pytest.approx(
        4, rel=0.05
    )


def test_the_bars_of_the_terminal_are_of_these_years(last_year_only: Path) -> None:
    said = output("progress", "--data", last_year_only, "--lang", "en", COLUMNS="120")
    assert "Bars: values / targets of R5, R6, R10, from each indicator's least to greatest." in said
    assert "▁▃· / ··█" in said


def test_the_real_plan_says_something_of_all_its_years() -> None:
    workspace = load(DATA, "data")
    plan = workspace.plan
    assert said_years(plan, workspace.initiatives.values()) == SaidYears(
        plan.years.targets, plan.years.all
    )
