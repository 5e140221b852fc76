"""The answer first: what was reached in a year, what not and why, in every format."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document

from apcli.progress import Verdict, measure_plan
from apcli.render import docx, html, markdown
from apcli.render.documents.answer import answer_of
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.words import words_in
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import DATA
from tests.render.pages import Page, broken_links
from tests.render.portable import plain, portable_progress
from tests.render.test_progress_document import DEMONSTRATION

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.progress import Report
    from apcli.render.documents.document import Document as ReportDocument
    from apcli.render.documents.progress_views import ProgressView

YEAR = 2025
TOLD = {
    *(Verdict.ACHIEVED, Verdict.EXPECTED_TO_ACHIEVE, Verdict.MISSED, Verdict.EXPECTED_TO_MISS),
    *(Verdict.OVERDUE, Verdict.NO_VALUE, Verdict.PENDING),
}


def made(data: Path) -> tuple[ReportDocument[ProgressView], Report]:
    workspace = load(data, "data")
    report = measure_plan(workspace.plan, workspace.sheets, YEAR)
    return progress_document(report, workspace), report


@pytest.mark.parametrize("data", [DATA, DEMONSTRATION], ids=["real", "demonstration"])
def test_every_indicator_with_an_answer_is_named_once(data: Path) -> None:
    document, report = made(data)
    named = [
        (group.verdict, item.key, item.indicator)
        for group in document.view.answer.groups
        for item in group.items
    ]
    judged = [(row.verdict.outcome, *row.about.keys) for row in report.rows]
    assert sorted(named) == sorted(each for each in judged if each[0] in TOLD)
    counts = {each.verdict: len(each.items) for each in document.view.answer.groups}
    assert counts == {
        verdict: count
        for verdict, count in report.summary.verdicts.items()
        if count and verdict in TOLD
    }


def test_what_was_not_reached_says_why_in_first_sentences() -> None:
    document, _report = made(DEMONSTRATION)
    sheets = load(DEMONSTRATION, "data").sheets
    told = 0
    for group in document.view.answer.groups:
        reached = group.verdict in (Verdict.ACHIEVED, Verdict.EXPECTED_TO_ACHIEVE)
        seen = set[str]()
        for item in group.items:
            if reached or item.key in seen:
                assert item.reasons == ()
                continue
            seen.add(item.key)
            for word, text in item.reasons:
                field = {"評価": "evaluation", "課題": "issues"}[word]
                reviews = sheets[item.key].reviews[YEAR]
                whole = "".join((getattr(reviews[0], field) or "").split())
                assert whole.startswith("".join(text.split()).rstrip("…"))
                assert text.endswith(("。", "…"))
                told += 1
    assert told > 10


def test_every_format_tells_the_same_in_the_same_order() -> None:
    document, _report = made(DEMONSTRATION)
    templates = template_folders(None, DEMONSTRATION)
    heads = [f"{group.label}（{len(group.items)}指標）" for group in document.view.answer.groups]
    assert len(heads) > 4
    page = html.render(document, templates)
    word = Document(io.BytesIO(docx.render(document, templates)))
    texts = {
        "markdown": markdown.render(document, templates),
        "html": Page(page).text,
        "word": "".join(each.text for each in word.paragraphs),
        "pdf": "".join(portable_progress(DEMONSTRATION).pages),
    }
    for name, text in texts.items():
        shown, place = plain(text), 0
        for group, head in zip(document.view.answer.groups, heads, strict=True):
            place = shown.index(plain(head), place)
            for item in group.items:
                place = shown.find(plain(item.name), place)
                assert place > 0, (name, item.name)
    assert broken_links({"index.html": page}) == []


def test_the_answer_leads_to_each_sheet() -> None:
    document, _report = made(DEMONSTRATION)
    page = html.render(document, template_folders(None, DEMONSTRATION))
    part = page.partition('id="page_summary"')[2].partition("</section>")[0]
    items = [item for group in document.view.answer.groups for item in group.items]
    assert re.findall(r'<a href="#([^"]*)">', part) == [each.anchor for each in items]


MEASURED = (
    "indicators: {a: {name: 甲, unit: 件, aggregation: annual, "
    "targets: {2025: 5}, values: {2025: %s}}}\n"
)


@pytest.mark.parametrize(
    ("value", "day"),
    [("{actual: {value: 4, as_of: 2036-03-31}}", "令和18年3月31日現在"), ("pending", None)],
)
def test_the_cover_says_of_which_day_the_data_are(
    tmp_path: Path, value: str, day: str | None
) -> None:
    data = write_plan(tmp_path / "data", {FIRST: patched(FIRST, MEASURED % value)})
    document, _report = made(data)
    made_now = markdown.render(document, template_folders(None, data))
    if day:
        assert f"（{day}）" in made_now.partition("## ")[0]
    else:
        assert "現在）" not in made_now.partition("## ")[0]


def test_brackets_are_explained_where_they_stand() -> None:
    document, _report = made(DEMONSTRATION)
    shown = markdown.render(document, template_folders(None, DEMONSTRATION))
    table = shown.partition("の一覧\n")[2]
    assert document.view.bracketed
    assert table.lstrip().startswith("括弧内は、")
    assert shown.count("括弧内は、") == 1


def test_a_verdict_that_changed_says_from_what_to_what() -> None:
    document, _report = made(DEMONSTRATION)
    assert document.view.answer.changed == ()  # nothing is known of the year before
    sheets = [
        replace(
            sheet,
            figures=tuple(
                replace(figure, last_verdict=before)
                for figure, before in zip(sheet.figures, ("未達", "達成", "－"), strict=False)
            ),
        )
        for sheet in document.view.reported
    ]
    words = words_in("ja")
    expected = [
        (sheet.key, figure.key, figure.last_verdict, words.of(figure.verdict))
        for sheet in sheets
        for figure in sheet.figures
        if figure.verdict
        and figure.last_verdict in ("未達", "達成")
        and figure.last_verdict != words.of(figure.verdict)
    ]
    assert len(expected) > 5
    assert [
        (each.item.key, each.item.indicator, each.before, each.after)
        for each in answer_of(sheets).changed
    ] == expected
