"""The report of progress in a browser: valid, accessible, and no wider than a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from apcli.progress import counted_in, measure_plan
from apcli.render import html
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.browser.browsing import browse, invalid
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import DATA, ROOT
from tests.render.reports import courses

if TYPE_CHECKING:
    from pathlib import Path

PLANS = {"real": DATA, "demonstration": ROOT / "examples/demonstration/data"}


@pytest.fixture(scope="module", params=PLANS.values(), ids=list(PLANS))
def data(request: pytest.FixtureRequest) -> Path:
    """The folder of a plan."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def report(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the report of 2025."""
    page = tmp_path_factory.mktemp("report") / "report.html"
    page.write_text(_page(data), encoding="utf-8")
    return page


def _page(data: Path) -> str:
    workspace = load(data, "data")
    measured = measure_plan(workspace.plan, workspace.initiatives, 2025)
    return html.render(progress_document(measured, workspace), template_folders(None, data))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(report: Path, scheme: Literal["light", "dark"], width: int) -> None:
    assert browse(report, ("check",), scheme=scheme, width=width) == [[]]


def test_html_validate_finds_nothing(report: Path) -> None:
    assert invalid([report]) == []


@pytest.mark.parametrize("width", [320, 390, 700, 1000])
def test_nothing_is_wider_than_the_screen(report: Path, width: int) -> None:
    expression = "document.documentElement.scrollWidth <= innerWidth"
    assert browse(report, ("see", expression), width=width) == [True]


@pytest.mark.parametrize("width", [320, 700, 992, 1280])
def test_a_long_result_in_words_breaks_in_its_cell(tmp_path: Path, width: int) -> None:
    result = "市内の全12地区で、自治会と自主防災組織の協力を得て、夜間の避難を想定した訓練を実施"
    written = f"{{actual: {{text: {result}, achieved: true}}}}"
    changes = {FIRST: patched(FIRST, f"indicators: {{drills: {_IN_WORDS % written}}}\n")}
    report = tmp_path / "report.html"
    report.write_text(_page(write_plan(tmp_path / "data", changes)), encoding="utf-8")
    expression = "document.documentElement.scrollWidth <= innerWidth"
    assert browse(report, ("see", expression), width=width) == [True]


_IN_WORDS = (
    "{name: 訓練, unit: 地区, aggregation: annual, targets: {2025: {text: 全地区で実施}},"
    " values: {2025: %s}}"
)


def test_the_course_of_every_indicator_is_drawn_and_said_in_a_table(
    data: Path, report: Path
) -> None:
    drawn = "document.querySelectorAll('.indicator .trajectories svg[role=img] title').length"
    rows = "document.querySelectorAll('.indicator .trajectories + details tbody tr').length"
    expected = courses(data)
    found = browse(report, ("see", drawn), ("see", rows))
    assert found == [len(expected), sum(map(len, expected))]


def test_without_its_script_it_reads_whole(data: Path, report: Path) -> None:
    rows = "document.querySelectorAll('.measured tbody tr').length"
    workspace = load(data, "data")
    counted = counted_in(workspace.plan, workspace.initiatives, 2025).values()
    indicators = sum(len(initiative.indicators) for initiative in counted)
    assert browse(report, ("see", rows), script=False) == [indicators]
