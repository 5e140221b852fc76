"""The sheet of an initiative in a workbook: what it is, and room for the answers about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.sheets.book import Input
from apcli.sheets.layout import ANSWER, FIELDS_ROW, HIDDEN, SHEET_MARK
from apcli.sheets.questions import PERIOD
from apcli.sheets.workbook import lines_of
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.sheets.book import AskedSheet, AskedText
    from apcli.sheets.workbook import Page
    from apcli.sheets.xlsx_writer import Writer

Widths = tuple[int, int, int]

_LABEL, _CONTENT, _WANTS = HIDDEN, HIDDEN + 1, HIDDEN + 2
_WIDTH = 79
"""Of label and content together; a label has from 15 to 26 of it."""

_WANTS_WIDTH = 22
_ROOM = 9
"""Lines of an empty cell for a text."""


def sheet_page(page: Page, writer: Writer, asked: AskedSheet) -> None:
    """Write the sheet; only the answers may be changed."""
    page.about = asked.title
    page.put(0, 0, SHEET_MARK, "key")
    page.put(0, 1, asked.id, "key")
    page.put(0, _LABEL, asked.title, "title")
    page.high(0, 2)
    page.put(1, _LABEL, writer.subtitle, "subtitle")
    page.put(FIELDS_ROW, _CONTENT, ANSWER, "key")
    page.hide_row(FIELDS_ROW)
    labels = [*(label for label, _ in asked.locked), *(each.label for each in asked.questions)]
    widths = _widths(labels)
    page.widths(HIDDEN, widths)
    row = _information(page, writer, asked, FIELDS_ROW + 1, widths)
    page.put(row, _LABEL, writer.words("to_fill_in"), "open_band")
    page.high(row, 2)
    breaks = _questions(page, writer, asked, row + 1, widths)
    page.sheet.freeze_panes(2, 0)
    page.sheet.hide_gridlines(2)
    page.page(landscape=False, footer=writer.footer, heads=(0, 1), breaks=breaks)
    page.protect()


def _widths(labels: Iterable[str]) -> Widths:
    """The widths of label, content and what it wants."""
    label = min(26, max(15, *(cell_width(each) + 3 for each in labels)))
    return label, _WIDTH - label, _WANTS_WIDTH


def _information(page: Page, writer: Writer, asked: AskedSheet, row: int, widths: Widths) -> int:
    """What the initiative is; returns the next row."""
    page.put(row, _LABEL, writer.words("for_information"), "band")
    page.high(row, 2)
    row += 1
    for label, text in asked.locked:
        cells = (_LABEL, label, "label"), (_CONTENT, text, "information")
        row = page.tall(row, cells, lines_of(text, widths[1] - 3))
    return row


def _questions(
    page: Page, writer: Writer, asked: AskedSheet, row: int, widths: Widths
) -> list[int]:
    """Returns the rows at which another period begins."""
    breaks = []
    before = None
    for each in asked.questions:
        period = each.cell.field.partition(PERIOD)[2]
        if before not in (None, period):
            breaks.append(row)
        before = period
        row = _question(page, writer, asked.id, each, row, widths)
    return breaks


def _question(
    page: Page, writer: Writer, key: str, each: AskedText, row: int, widths: Widths
) -> int:
    mark = writer.mark(key, each.cell)
    wants = mark.sentence if mark else each.wants
    page.put(row, 0, each.cell.field, "key")
    page.put(row, 1, each.seal, "key")
    content = writer.content(key, each.cell)
    look = writer.look(key, each.cell, "framed")
    cells = (
        (_LABEL, each.label, "open_head"),
        (_CONTENT, content, look),
        (_WANTS, wants, "to_check" if mark else "wants"),
    )
    least = _ROOM if each.cell.input is Input.TEXT else 1
    needed = (
        lines_of(str(content), widths[1] - 3),
        lines_of(wants, widths[2] - 1),
        lines_of(each.label, widths[0] - 2),
    )
    after = page.tall(row, cells, max(least, *needed))
    writer.ask(page, (row, _CONTENT), key, each.cell, (each.label, each.wants))
    if each.cell.input is Input.NUMBER:
        page.separate(row, row, _CONTENT, may_be_days=False)
    return after
