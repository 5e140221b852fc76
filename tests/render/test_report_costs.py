"""The report has the status and the costs of its year, where the plan has them, and their sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apcli.progress import Selection, measure_plan
from apcli.render import markdown
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.editions.three_editions import PLANS, write_city
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import ROOT, output
from tests.render.pages import Page
from tests.render.parsed import rows
from tests.render.portable import Portable
from tests.render.word import paragraphs

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from apcli.workspace import Workspace

MONEY = ROOT / "tests/plans/money/data"
LATEST = PLANS / "r9"


def report(data: Path, year: int, selection: Selection | None = None) -> str:
    workspace = load(data, "data")
    measured = measure_plan(workspace.plan, workspace.sheets, year, None, selection or Selection())
    document = progress_document(measured, workspace)
    return markdown.render(document, template_folders(None, data))


def sheet_of(document: str, key: str) -> str:
    """What stands below the heading of an initiative or a goal, up to the next heading."""
    found = document.partition(f'<a id="{key}"></a>')[2]
    return re.split(r"^#+ ", found, flags=re.MULTILINE)[0]


def amounts(workspace: Workspace, year: int, part: str) -> list[Decimal]:
    costs = (each.costs.get(year) for each in workspace.initiatives.values())
    found = (getattr(cost, part) for cost in costs if cost)
    return [amount for amount in found if amount is not None]


def test_a_sheet_has_the_status_and_costs_of_the_year_alone() -> None:
    shown = sheet_of(report(LATEST, 2027), "counter")
    assert "進捗の状況：実施中（福祉の手続は10月から。）\n" in shown
    assert "**事業費**\n" in shown
    assert "| 令和9年度 | 18,000 | 17,250 | 国 9,000、一般財源 9,000 |\n" in shown
    assert "※令和9年度：補正予算を含みます。" in shown
    assert "16,000" not in shown, "the budget of FY2028"


def test_what_only_has_a_status_is_reported_under_its_goal() -> None:
    document = report(LATEST, 2027)
    assert sheet_of(document, "radio").strip().endswith("進捗の状況：未着手")
    others = document.partition("## 成果指標のない取組")[2]
    assert "案内表示の多言語化" in others
    assert "防災無線" not in others
    assert document.index('id="service"') < document.index('id="radio"')


def test_the_labels_are_those_of_the_plan_s_sheets() -> None:
    shown = sheet_of(output("render", "--document", "progress", "--data", MONEY), "solar")
    assert "実施状況：実施中\n" in shown
    assert "**予算と決算**\n" in shown


@pytest.mark.parametrize(("data", "year"), [(MONEY, 2025), (LATEST, 2027), (LATEST, 2026)])
def test_the_sums_are_those_of_the_initiatives(data: Path, year: int) -> None:
    workspace, document = load(data, "data"), report(data, year)
    budget = sum(amounts(workspace, year, "budget"))
    spent = sum(amounts(workspace, year, "actual"))
    tables = [cells for cells in rows(document) if cells[0] == "計" and len(cells) == 3]
    assert tables == [["計", f"{budget:,}", f"{spent:,}"]] * (2 if workspace.goals else 1)
    assert f"令和{year - 2018}年度 予算" in document
    assert f"令和{year - 2017}年度 予算" not in document


def test_a_selection_sums_what_it_selects() -> None:
    selection = Selection(departments=("公園課",))
    document = report(MONEY, 2025, selection)
    assert [cells for cells in rows(document) if cells[0] == "計"][-1] == ["計", "9,600"]
    assert "84,000" not in document


def test_a_year_without_costs_has_no_sums() -> None:
    document = report(MONEY, 2027)
    assert "事業費の集計" not in document
    assert "予算と決算" not in document


def test_parts_that_the_plan_s_sheet_leaves_out_are_not_reported(tmp_path: Path) -> None:
    more = "status: {2025: doing}\ncosts: {2025: {budget: 100}}\n"
    statuses = FILES["taxonomy.yaml"] + "statuses: [{key: doing, name: 実施中}]\n"
    files = {FIRST: FILES[FIRST] + more, "taxonomy.yaml": statuses}
    whole = report(write_plan(tmp_path / "whole", files), 2025)
    assert "進捗の状況：実施中" in whole
    assert "| **計** | **100** |" in whole
    plan = FILES["plan.yaml"] + "sheet: [{part: overview}, {part: indicators}]\n"
    bare = report(write_plan(tmp_path / "bare", {**files, "plan.yaml": plan}), 2025)
    for word in ("実施中", "事業費", "予算"):
        assert word not in bare


def test_costs_alone_are_something_to_report(tmp_path: Path) -> None:
    costs = FILES[SECOND] + "costs: {2025: {budget: 100, actual: 90}}\n"
    document = report(write_plan(tmp_path, {SECOND: costs}), 2025)
    assert "| 令和7年度 | 100 | 90 |" in document
    assert "成果指標のない取組" not in document


def test_the_report_of_an_edition_has_its_budget_and_what_was_spent_since(tmp_path: Path) -> None:
    city = write_city(tmp_path)
    document = output("render", "--document", "progress", "--year", "2025", cwd=city)
    shown = sheet_of(document, "counter")
    assert "| 令和7年度 | 12,000 | 11,640 | 国 6,000、一般財源 6,000 |" in shown
    assert "進捗の状況" not in document, "the edition of FY2025 knows no statuses"


@pytest.mark.parametrize("name", ["html", "docx", "pdf"])
def test_every_format_has_them(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"report.{name}"
    output("render", "--document", "progress", "--data", MONEY, "--output", file)
    made = file.read_bytes()
    texts = {
        "html": lambda: Page(made.decode()).text,
        "docx": lambda: "".join(paragraphs(made)),
        "pdf": lambda: "".join(Portable(made).pages),
    }
    text = re.sub(r"\s", "", texts[name]())
    assert text.count("実施状況") == 3
    assert text.count("予算と決算") >= 2
    for each in ("事業費の集計", "所管課別（千円）", "93,600", "81,250", "※令和7年度：補正予算"):
        assert each in text, each
