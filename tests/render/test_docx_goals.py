"""Word documents of plans with goals and nested sections: their contents and their headings."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from apcli.errors import ExtraMissing
from apcli.progress import measure_plan
from apcli.render import docx
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.processes import ROOT
from tests.render.documents import write_files
from tests.render.structured_plan import FILES
from tests.render.word import rendered_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.text.paragraph import Paragraph

    from apcli.render.word.names import Element

LEVELS = ROOT / "tests/plans/levels/data"
NAMED = re.compile(r' TC "(.*)" \\f C \\l (\d) ')

NESTED = [
    *(("計画の目的", 2), ("窓口の配置", 2), ("手続の件数", 2), ("表の読み方", 3)),
    *(("Ⅰ 便利なまち", 2), ("Ⅰ-1 窓口の改善", 3), ("Ⅰ-1-(1) 書かない窓口", 4)),
    *(("Ⅱ 子育てしやすいまち", 2), ("Ⅱ-1 保育の充実", 3)),
]
"""The entries of the structured plan's contents that are in others, with their depths."""


@pytest.fixture(scope="module")
def structured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("structured") / "data", FILES)


def _report(data: Path) -> bytes:
    workspace = load(data, "data")
    report = measure_plan(workspace.plan, workspace.sheets, 2025)
    return docx.render(progress_document(report, workspace), template_folders(None, data))


def _body(document: bytes) -> Element:
    return Document(io.BytesIO(document)).element.body


def _instructions(paragraph: Element) -> list[str]:
    return [each.text for each in paragraph.iter(qn("w:instrText"))]


def _named(body: Element) -> Iterator[tuple[str, str, int]]:
    """Each heading that names an entry: its text, the entry's, and the entry's level."""
    for paragraph in body.iter(qn("w:p")):
        for found in filter(None, map(NAMED.fullmatch, _instructions(paragraph))):
            yield paragraph.text, found[1], int(found[2])


def _level(paragraph: Paragraph) -> int | None:
    """The level that Word shows a heading at; None of what is no heading."""
    own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if own is not None:
        return int(own.get(qn("w:val"))) + 1
    found = re.fullmatch(r"Heading (\d)", paragraph.style.name or "" if paragraph.style else "")
    return int(found[1]) if found else None


def _headings(document: bytes) -> list[tuple[int, str]]:
    every = Document(io.BytesIO(document)).paragraphs
    return [(level, each.text) for each in every if (level := _level(each)) is not None]


def test_the_field_covers_what_the_contents_show(structured: Path) -> None:
    body = _body(rendered_word(structured))
    (field,) = [each for each in _instructions(body) if "TOC" in each]
    assert field == ' TOC \\o "1-1" \\f C \\h \\z \\b apcli_contents '
    named = list(_named(body))
    assert [(text, level) for _, text, level in named] == NESTED
    assert all(heading.endswith(text) for heading, text, _ in named)


def test_the_entries_stand_to_the_right_by_their_depth(structured: Path) -> None:
    shown = [
        each
        for each in Document(io.BytesIO(rendered_word(structured))).paragraphs
        if each.style and each.style.name == "toc 2"
    ]
    steps = [each.paragraph_format.left_indent for each in shown]
    twips = [int(each.twips) if each is not None else 420 for each in steps]
    assert [(each.text, step // 420 + 1) for each, step in zip(shown, twips, strict=True)] == NESTED


def test_quotation_marks_do_not_end_the_name_of_an_entry(tmp_path: Path) -> None:
    goal = FILES["goals/desk.yaml"].replace("窓口の改善", "'\"窓口\" \\'")
    body = _body(rendered_word(write_files(tmp_path / "data", {**FILES, "goals/desk.yaml": goal})))
    assert 'Ⅰ-1 \\"窓口\\" \\\\' in [text for _, text, _ in _named(body)]


def test_goals_are_headings_above_those_of_their_initiatives(structured: Path) -> None:
    headings = _headings(rendered_word(structured))
    place = headings.index((1, "事業"))
    assert headings[place + 1 :] == [
        *((2, "基本目標 Ⅰ 便利なまち"), (3, "基本施策 Ⅰ-1 窓口の改善")),
        *((4, "施策 Ⅰ-1-(1) 書かない窓口"), (5, "01 総合窓口の設置"), (5, "02 申請書の電子化")),
        *((2, "基本目標 Ⅱ 子育てしやすいまち"), (3, "基本施策 Ⅱ-1 保育の充実")),
        *((4, "03 保育所の空き状況の公開"), (1, "事業費の集計"), (1, "終了した事業")),
    ]


def test_goals_are_headings_above_those_of_their_initiatives_in_the_report() -> None:
    made = _report(LEVELS)
    assert [each for each in _headings(made) if each[0] > 1] == [
        *((2, "基本目標 1 誰もが健やかに暮らすまち"), (3, "政策 1-1 健康づくりの推進")),
        *((4, "施策 1-1-1 健診の充実"), (5, "基本事業 1-1-1-1 受診の勧奨")),
        *((6, "1 受診勧奨通知の発送"), (6, "2 休日健診の実施")),
        *((2, "基本目標 2 子どもが育つまち"), (3, "政策 2-1 保育の充実")),
        *((4, "施策 2-1-1 保育の場の確保"), (5, "基本事業 2-1-1-1 保育所の整備")),
        (6, "1 認可保育所の整備"),
    ]
    assert [(text, level) for _, text, level in _named(_body(made))] == [
        *(("1 誰もが健やかに暮らすまち", 2), ("1-1 健康づくりの推進", 3)),
        *(("1-1-1 健診の充実", 4), ("1-1-1-1 受診の勧奨", 5)),
        *(("2 子どもが育つまち", 2), ("2-1 保育の充実", 3)),
        *(("2-1-1 保育の場の確保", 4), ("2-1-1-1 保育所の整備", 5)),
    ]


def test_a_review_without_a_text_of_its_own_has_no_empty_cell(structured: Path) -> None:
    for made in (rendered_word(structured), _report(structured)):
        for table in Document(io.BytesIO(made)).tables:
            heads = [row.cells[0].text for row in table.rows]
            if any("外部評価" in each for each in heads):
                assert all(cell.text for row in table.rows for cell in row.cells)


def test_an_svg_without_the_library_that_draws_it_is_named_with_what_helps(
    structured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "apcli.render.compiling", None)
    with pytest.raises(ExtraMissing) as raised:
        rendered_word(structured)
    assert str(raised.value.message).startswith("figures/counters.svg: a Word document shows")
    assert "apcli[pdf]" in str(raised.value.help)
