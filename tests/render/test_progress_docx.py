"""The report of a year's progress as a Word document: what it says, and how Word finds its way."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.example_plan import write_plan
from tests.processes import ROOT
from tests.render import reports
from tests.render.documents import DATA
from tests.render.hostile_plan import hostile_report
from tests.render.parsed import pieces
from tests.render.test_docx import HOSTILE
from tests.render.test_progress_document import DEMONSTRATION, reported
from tests.render.word import convert, paragraphs, read_by_libreoffice, word_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from apcli.render.word.names import Element

PLANS = {"real": DATA, "demonstration": DEMONSTRATION}


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return {name: word_progress(data) for name, data in PLANS.items()}


def _body(document: bytes) -> Element:
    return Document(io.BytesIO(document)).element.body


def _lines(document: bytes) -> Iterator[str]:
    """The lines after the title, without the table of contents.

    Markdown has no pictures, and no tables that say what they show.
    """
    for block in Document(io.BytesIO(document)).iter_inner_content():
        if isinstance(block, Table) and block.style and block.style.name == "推移の表":
            continue
        if not isinstance(block, Paragraph):
            for row in block.rows:
                for tc in row._tr.tc_lst:
                    for paragraph in tc.iter(qn("w:p")):
                        yield from Paragraph(paragraph, block).text.split("\n")
        elif block.style and not re.match("Title|Subtitle|(?i:toc)", block.style.name or ""):
            yield from block.text.split("\n")


def _said(document: bytes) -> list[str]:
    return [line.replace("\u00a0", " ").strip(" ") for line in _lines(document) if line.strip()]


def _texts(document: bytes, style: str) -> list[str]:
    opened = Document(io.BytesIO(document))
    return [each.text for each in opened.paragraphs if each.style and each.style.name == style]


def _attributes(body: Element, tag: str, name: str) -> list[str]:
    return [each.get(qn(name)) for each in body.iter(qn(tag))]


@pytest.mark.parametrize("name", PLANS)
def test_it_says_what_the_markdown_document_says_in_its_order(
    name: str, documents: dict[str, bytes]
) -> None:
    markdown = reported(PLANS[name])[0]
    assert _said(documents[name]) == reports.lines(markdown)
    assert len(reports.lines(markdown)) > 400


@pytest.mark.parametrize("name", PLANS)
def test_headings_are_those_of_word_and_the_contents_name_them(
    name: str, documents: dict[str, bytes]
) -> None:
    markdown, document = reported(PLANS[name])[0], documents[name]
    title = "　".join(_texts(document, "Title") + _texts(document, "Subtitle"))
    assert title == pieces(markdown)[0].text
    named = [text.rstrip("\t") for text in _texts(document, "toc 1")]
    assert _texts(document, "Heading 1") == named == reports.titles(markdown)
    sheets = [piece.text for piece in pieces(markdown) if piece.tags == ("h3",)]
    assert _texts(document, "Heading 2") == sheets
    assert _texts(document, "TOC Heading") == ["目次"]
    assert [text.rstrip("\t") for text in _texts(document, "toc 2")] == sheets


@pytest.mark.parametrize("name", PLANS)
def test_every_link_leads_to_a_bookmark(name: str, documents: dict[str, bytes]) -> None:
    body = _body(documents[name])
    names = _attributes(body, "w:bookmarkStart", "w:name")
    assert len(names) == len(set(names))
    links = _attributes(body, "w:hyperlink", "w:anchor")
    assert set(links) <= set(names)
    rows = len(reported(PLANS[name])[1].rows)
    answered = len(re.findall("(?m)^- \\[", reported(PLANS[name])[0]))
    assert answered > 10
    named = [text for style in ("toc 1", "toc 2") for text in _texts(documents[name], style)]
    assert len(links) == answered + rows + len(named)


@pytest.mark.parametrize("name", PLANS)
def test_heads_of_tables_are_repeated_and_no_row_is_split(
    name: str, documents: dict[str, bytes]
) -> None:
    for table in Document(io.BytesIO(documents[name])).tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        is_review = table.rows[0].cells[0].text in ("評価", "課題") and len(table.columns) == 2
        is_review = is_review and table.rows[0].cells[1].text != "指標数"
        assert marked == [not is_review] + [False] * (len(marked) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


@pytest.mark.parametrize("name", PLANS)
def test_every_row_fills_the_grid_of_its_table(name: str, documents: dict[str, bytes]) -> None:
    for table in Document(io.BytesIO(documents[name])).tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        assert sum(grid) in (9638, 4400)
        for row in table.rows:
            assert sum(tc.grid_span for tc in row._tr.tc_lst) == len(grid)
            assert sum(int(tc.width.twips) for tc in row._tr.tc_lst if tc.width) == sum(grid)


@pytest.mark.parametrize("name", PLANS)
def test_every_part_is_well_formed_and_no_tag_is_left(
    name: str, documents: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(documents[name])) as archive:
        for part in archive.namelist():
            content = archive.read(part)
            if part.endswith(".png"):
                continue
            etree.fromstring(content)
            for left in (b"{{", b"{%", b"urn:apcli", b"None", b"&amp;amp;"):
                assert left not in content


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_literally_wherever_they_stand(tmp_path: Path, text: str) -> None:
    data = write_plan(tmp_path, hostile_report(text))
    document = word_progress(data)
    assert _said(document) == reports.lines(reported(data)[0])
    assert "\n".join(paragraphs(document)).count(text) >= 35
    opened = Document(io.BytesIO(document))
    assert opened.core_properties.title == f"{text}　令和7年度進捗状況報告書"
    assert opened.core_properties.author == text
    header = opened.sections[0].header.paragraphs[0].text
    assert header == f"{text}\t令和7年度進捗状況報告書"


@pytest.mark.parametrize("name", PLANS)
def test_two_runs_give_the_same_bytes(name: str, documents: dict[str, bytes]) -> None:
    assert word_progress(PLANS[name]) == documents[name]


def test_its_properties_name_the_date_that_is_given(documents: dict[str, bytes]) -> None:
    assert Document(io.BytesIO(documents["real"])).core_properties.created is None
    document = word_progress(DATA, created=datetime(2025, 3, 31, 1, 2, 3))
    created = Document(io.BytesIO(document)).core_properties.created
    assert created is not None
    assert created.replace(tzinfo=None) == datetime(2025, 3, 31, 1, 2, 3)


@pytest.mark.parametrize("name", PLANS)
def test_libreoffice_reads_what_it_says(
    name: str, documents: dict[str, bytes], tmp_path: Path
) -> None:
    expected = [line for text in paragraphs(documents[name]) for line in text.split("\n")]
    assert read_by_libreoffice(documents[name], tmp_path) == expected


def test_a_template_that_another_program_has_saved_gives_the_same_document(
    tmp_path: Path, documents: dict[str, bytes]
) -> None:
    shutil.copy(ROOT / "templates/progress.docx", tmp_path / "progress.docx")
    (tmp_path / "saved").mkdir()
    convert(tmp_path / "progress.docx", "docx:MS Word 2007 XML", tmp_path / "saved")
    saved = word_progress(DEMONSTRATION, tmp_path / "saved")
    assert _said(saved) == _said(documents["demonstration"])
