"""Word documents as a reader sees them: their lines, and those of the Markdown document."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from apcli.progress import measure_plan
from apcli.render import docx
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.render.parsed import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from docx.table import _Row

    from apcli.render.word.names import Element

    Rows = list[list[tuple[list[str], int]]]

HEADS_OF_MARKDOWN = {"項目", "内容", "年度", "区分", "値", "期間"}
"""Heads of tables whose place the layout takes in Word."""

OVERVIEW = {"成果指標の推移", "実施スケジュールの一覧", "分類軸と段階"}
"""The headings of the pictures of the whole plan."""

_PERIOD = re.compile(r"(令和|平成)\w+?(～\w+)?年度")


def rendered_word(
    data: Path, templates: Path | None = None, created: datetime | None = None
) -> bytes:
    """The Word document of the plan in a data folder that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    return docx.render(plan_document(workspace), template_folders(templates, data), created)


def word_progress(
    data: Path, templates: Path | None = None, created: datetime | None = None
) -> bytes:
    """The Word document of the progress in fiscal year 2025 of a plan that has no error."""
    workspace = load(data, "data")
    assert [f"{each.file}: {each.message}" for each in workspace.diagnostics] == []
    report = measure_plan(workspace.plan, workspace.initiatives, 2025)
    document = progress_document(report, workspace)
    return docx.render(document, template_folders(templates, data), created)


def convert(file: Path, to: str, folder: Path | None = None, *others: Path) -> None:
    """Have LibreOffice convert the file, and others, into another form in the folder."""
    program = shutil.which("soffice")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("LibreOffice is not installed")
    profile = (file.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(folder or file.parent), *map(str, (file, *others))],
        check=True,
        capture_output=True,
        timeout=120,
    )


def read_by_libreoffice(document: bytes, folder: Path) -> list[str]:
    """The lines that LibreOffice shows of a document, without the marks that it draws for lists."""
    (folder / "opened.docx").write_bytes(document)
    convert(folder / "opened.docx", "txt:Text (encoded):UTF8")
    read = (folder / "opened.txt").read_text(encoding="utf-8-sig").split("\n")
    return [re.sub(r"^ +(?:[^\w\s]|\d+\.) ", "", line) for line in read if line.strip()]


def paragraphs(document: bytes) -> list[str]:
    """The text of every paragraph of the body, those in tables too, in order."""
    body = Document(io.BytesIO(document)).element.body
    texts = (_text(paragraph) for paragraph in body.iter(qn("w:p")))
    return [text for text in texts if text.strip()]


def lines_of_markdown(markdown: str) -> list[str]:
    """The lines that the Markdown document shows, without heads of tables."""
    texts = (
        line.rstrip("\u2007 ") for piece in pieces(markdown) for line in piece.text.split("\n")
    )
    return _schedules_in_order([each for each in texts if each and each not in HEADS_OF_MARKDOWN])


def lines_of_word(document: bytes) -> list[str]:
    """The lines that the Word document shows, where years stand side by side one after another.

    Markdown has no pictures of the whole plan, and no initiatives in its contents.
    """
    found: list[str] = []
    in_sheet = in_overview = False
    for block in Document(io.BytesIO(document)).iter_inner_content():
        if isinstance(block, Paragraph):
            if _is_heading(block):
                in_sheet, in_overview = False, block.text in OVERVIEW
            if not in_overview and not _names_initiative(block):
                found += _text(block._element).rstrip("\t").split("\n")
            continue
        if in_overview:
            continue
        lines = list(_lines_of_table(block))
        if lines[0] == "成果指標":
            lines = lines[1:] if in_sheet else lines
            in_sheet = True
        found += lines
    return _schedules_in_order(
        [each for each in found if each.strip() and each not in HEADS_OF_MARKDOWN]
    )


def _names_initiative(paragraph: Paragraph) -> bool:
    """It is an entry of the contents that leads to an initiative."""
    if not paragraph.style or (paragraph.style.name or "").lower() != "toc 2":
        return False
    (link,) = paragraph._element.iter(qn("w:hyperlink"))
    return not str(link.get(qn("w:anchor"))).startswith(("section_", "goal_"))


def _is_heading(paragraph: Paragraph) -> bool:
    return bool(paragraph.style and (paragraph.style.name or "").startswith("Heading"))


def _lines_of_table(table: Table) -> Iterator[str]:
    rows = [[(_lines(cell), cell.grid_span) for cell in _own_cells(row)] for row in table.rows]
    match rows[0][0][0], rows[1][0][0] if len(rows) > 1 else None:
        case ["成果指標"], ["年度"] if rows[1][1][0] != ["区分"]:
            yield from ("成果指標", *rows[0][1][0], *_by_year(rows[1], rows[2:]))
        case ["実施スケジュール"], _:
            yield from ("実施スケジュール", *_by_span(rows[0], rows[1:]))
        case _:
            for row in rows:
                for lines, _span in row:
                    yield from lines


def _by_year(head: list[tuple[list[str], int]], rows: Rows) -> Iterator[str]:
    """The figures of a table whose years stand side by side, one year after another."""
    for row in rows:
        yield from row[0][0]
    figures = [list(_spread(row[1:])) for row in rows]
    for place, (year, _span) in enumerate(head[1:]):
        yield from year
        for each in figures:
            yield from each[place]


def _spread(cells: list[tuple[list[str], int]]) -> Iterator[list[str]]:
    """What a cell says to each of its columns; what is the same above stands at the left then."""
    for lines, span in cells:
        yield ["同左" if line == "同上" else line for line in lines]
        yield from [["同上"]] * (span - 1)


def _by_span(head: list[tuple[list[str], int]], rows: Rows) -> Iterator[str]:
    """The bars of a schedule, each after its period."""
    years = [lines[0] for lines, _span in head[1:]]
    for row in rows:
        place = 0
        for lines, span in row[1:]:
            if lines:
                start, end = years[place], years[place + span - 1]
                yield start if span == 1 else f"{start.removesuffix('年度')}～{end[2:]}"
                yield from lines
            place += span
        assert place == len(years)


def _schedules_in_order(lines: list[str]) -> list[str]:
    """The lines, those of a schedule by their periods: a row in Word has what there is room for."""
    found, place = [], 0
    while place < len(lines):
        end = place + 1
        if lines[place] == "実施スケジュール":
            while end < len(lines) and _PERIOD.fullmatch(lines[end]):
                end += 2
        pairs = zip(lines[place + 1 : end : 2], lines[place + 2 : end : 2], strict=True)
        found += [lines[place], *(line for pair in sorted(pairs) for line in pair)]
        place = end
    return found


def _own_cells(row: _Row) -> Iterator[_Cell]:
    return (_Cell(tc, row.table) for tc in row._tr.tc_lst)


def _lines(cell: _Cell) -> list[str]:
    texts = (_text(each).split("\n") for each in cell._element.findall(qn("w:p")))
    return [line for lines in texts for line in lines if line]


def _text(paragraph: Element) -> str:
    shown = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    parts = paragraph.iter(qn("w:t"), *shown)
    return "".join(shown.get(part.tag) or part.text or "" for part in parts)
