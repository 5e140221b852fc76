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
    from pathlib import Path

    from docx.text.paragraph import Paragraph

    from apcli.render.word.names import Element

LEVELS = ROOT / "tests/plans/levels/data"

NESTED = [
    *(("計画の目的", 2), ("窓口の配置", 2), ("手続の件数", 2), ("表の読み方", 3)),
    *(("Ⅰ 便利なまち", 2), ("Ⅰ-1 窓口の改善", 3), ("Ⅰ-1-(1) 書かない窓口", 4)),
    *(("01 総合窓口の設置", 5), ("02 申請書の電子化", 5)),
    *(("Ⅱ 子育てしやすいまち", 2), ("Ⅱ-1 保育の充実", 3), ("03 保育所の空き状況の公開", 4)),
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


def _entries(document: bytes) -> list[tuple[str, int]]:
    """The entries of the contents that are in others, with their depths."""
    shown = [
        each
        for each in Document(io.BytesIO(document)).paragraphs
        if each.style and each.style.name == "toc 2"
    ]
    steps = [each.paragraph_format.left_indent for each in shown]
    twips = [int(each.twips) if each is not None else 420 for each in steps]
    pairs = zip(shown, twips, strict=True)
    return [(each.text.rstrip("\t"), step // 420 + 1) for each, step in pairs]


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


def test_the_entries_stand_to_the_right_by_their_depth(structured: Path) -> None:
    assert _entries(rendered_word(structured)) == NESTED


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
    assert _entries(made) == [
        *(("1 誰もが健やかに暮らすまち", 2), ("1-1 健康づくりの推進", 3)),
        *(("1-1-1 健診の充実", 4), ("1-1-1-1 受診の勧奨", 5)),
        *(("1 受診勧奨通知の発送", 6), ("2 休日健診の実施", 6)),
        *(("2 子どもが育つまち", 2), ("2-1 保育の充実", 3)),
        *(("2-1-1 保育の場の確保", 4), ("2-1-1-1 保育所の整備", 5), ("1 認可保育所の整備", 6)),
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
    assert "apcli[docx]" in str(raised.value.help)
