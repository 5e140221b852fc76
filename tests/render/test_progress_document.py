"""The report of a year's progress as a document: whole, and against the numbers of the data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apcli.progress import Verdict, measure_plan
from apcli.render import html, markdown
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import apcli
from tests.render.documents import DATA, assert_as_expected
from tests.render.pages import Page, broken_links
from tests.render.parsed import anchors, links, pieces, rows, text_of
from tests.render.portable import portable_progress
from tests.render.reports import cover_lines
from tests.render.test_escaping import HOSTILE
from tests.render.word import paragraphs

if TYPE_CHECKING:
    from apcli.progress import Report

DEMONSTRATION = Path(__file__).parents[2] / "examples/demonstration/data"


def reported(data: Path, fiscal_year: int = 2025) -> tuple[str, Report]:
    """The document of a year's progress, and the report it was made of."""
    workspace = load(data, "data")
    report = measure_plan(workspace.plan, workspace.initiatives, fiscal_year)
    document = progress_document(report, workspace)
    return markdown.render(document, template_folders(None, data)), report


def test_a_plan_without_indicators_has_no_empty_parts(tmp_path: Path) -> None:
    changes = {FIRST: patched(FIRST, "indicators: {}\n")}
    data = write_plan(tmp_path / "data", changes)
    document, report = reported(data)
    assert report.rows == ()
    parts = ["全体の状況", "成果指標のない取組"]
    assert [piece.text for piece in pieces(document) if piece.tags == ("h2",)] == parts
    assert "取組2件に、成果指標はありません。" in document
    page = apcli("render", "--document", "progress", "--format", "html", cwd=tmp_path)
    word = apcli("render", "--document", "progress", "--format", "docx", cwd=tmp_path)
    texts = (page.stdout.decode(), "".join(paragraphs(word.stdout)))
    for text in (*texts, "".join(portable_progress(data).pages)):
        assert "成果指標の一覧" not in text
        assert "取組ごとの状況" not in text
    assert not any("算出の方法" in text for text in (document, *texts))


def test_the_report_of_the_demonstration_is_as_expected() -> None:
    assert_as_expected(reported(DEMONSTRATION)[0], "progress.md")


@pytest.mark.parametrize("data", [DATA, DEMONSTRATION], ids=["real", "demonstration"])
@pytest.mark.parametrize("fiscal_year", [2024, 2025])
def test_every_indicator_has_its_row_and_every_link_leads_somewhere(
    data: Path, fiscal_year: int
) -> None:
    document, report = reported(data, fiscal_year)
    table = [cells for cells in rows(document) if len(cells) >= 7][1:]
    assert len(table) == len(report.rows)
    found = anchors(document)
    assert len(found) == len(set(found))
    assert {target.removeprefix("#") for target in links(document)} <= set(found)


def test_the_counts_are_those_of_the_rows() -> None:
    document, report = reported(DEMONSTRATION)
    assert f"の{len(report.rows)}指標について" in document
    achieved = sum(1 for row in report.rows if row.verdict.outcome is Verdict.ACHIEVED)
    assert f"| 達成 | {achieved} |" in document


@pytest.mark.parametrize("data", [DATA, DEMONSTRATION], ids=["real", "demonstration"])
def test_the_page_says_what_the_markdown_document_says(data: Path) -> None:
    workspace = load(data, "data")
    report = measure_plan(workspace.plan, workspace.initiatives, 2025)
    page = html.render(progress_document(report, workspace), template_folders(None, data))
    shown = Page(page).text
    title, cover, *others = (piece.text for piece in pieces(reported(data)[0]))
    lines = (title, *cover_lines(cover), *others)
    said = [re.sub(r"[\s*]", "", text) for text in lines]
    missing = {text for text in said if text not in shown}
    # The two set the head of a table and the line with the departments each in a way of its own.
    assert {text for text in missing if not text.startswith("担当課：")} <= {"項目", "指標数"}
    assert len(said) > 300
    assert broken_links({"report.html": page}) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() == text])
def test_what_the_data_says_of_a_year_is_shown_literally(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    first = f"""\
number: 1
title: {quoted}
departments: [情報推進課]
stage: {{key: implementation}}
overview: 甲
actions: 乙
indicators:
  k:
    name: {quoted}
    unit: {quoted}
    aggregation: annual
    values: {{2025: {{actual: {{value: 7, note: {quoted}, source: {quoted}}}}}}}
    targets: {{2025: 8}}
reviews: {{2025: {{evaluation: '甲{quoted[1:]}, issues: '甲{quoted[1:]}}}}}
"""
    data = write_plan(tmp_path, {FIRST: first})
    document, report = reported(data)
    shown_as_page = progress_document(report, load(data, "data"))
    page = html.render(shown_as_page, template_folders(None, data))
    assert Page(page).text.count(re.sub(r"[\s*]", "", text)) >= 9
    assert page.count("<script") == 1
    row = next(cells for cells in rows(document) if len(cells) >= 7 and cells[0] == "1")
    assert " ".join(row[1].split()) == " ".join(text.split())
    shown = " ".join(text_of(document).split())
    assert shown.count(" ".join(text.split())) >= 9
    allowed = {"link_open", "link_close", "strong_open", "strong_close"}
    assert set().union(*(piece.markup for piece in pieces(document))) <= allowed
    assert "javascript:" not in "".join(links(document))
