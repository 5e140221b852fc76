"""The first page of a workbook: the instructions, and what must be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.sheets.instructions import Look, instructions
from apcli.sheets.workbook import lines_of

if TYPE_CHECKING:
    from apcli.sheets.workbook import Page
    from apcli.sheets.xlsx_writer import Writer

_WIDTHS = (20, 78)
_LABELS = {
    Look.LINE: "line_label",
    Look.STEP: "step",
    Look.OPEN: "sample",
    Look.INFORMATION: "information_sample",
}


def front_page(page: Page, writer: Writer) -> None:
    """Write the page; nothing on it may be changed."""
    page.about = writer.book.title
    page.put(0, 0, writer.heading, "title")
    page.high(0, 2)
    page.put(1, 0, writer.book.title, "subtitle")
    page.widths(0, _WIDTHS)
    row = _to_check(page, writer, 3)
    for line in instructions(writer.book, writer.words):
        if line.look is Look.HEADING:
            row = _heading(page, row, line.label)
            continue
        page.put(row, 0, line.label, _LABELS[line.look])
        if line.sheet:
            page.link(row, 1, line.sheet, line.text)
        else:
            page.put(row, 1, line.text, "line")
        _high(page, row, line.label, line.text)
        row += 1
    page.sheet.hide_gridlines(2)
    page.page(landscape=False, footer=writer.footer, heads=(0, 1))
    page.protect()


def _to_check(page: Page, writer: Writer, row: int) -> int:
    """The answers that must be looked at again, each with what to do."""
    marks = [*writer.returned.marks.values()]
    if not marks:
        return row
    row = _heading(page, row, writer.words("please_check"))
    for each in marks:
        typed = "" if each.typed in each.sentence else f"\n「{each.typed}」"
        text = f"{each.sentence}{typed}"
        page.put(row, 0, each.place, "marked_sample")
        page.put(row, 1, text, "line")
        _high(page, row, each.place, text)
        row += 1
    return row + 1


def _heading(page: Page, row: int, text: str) -> int:
    """Leave a row free; returns the row below the heading."""
    page.put(row + 1, 0, text, "heading")
    page.put(row + 1, 1, "", "heading")
    page.high(row + 1, 1)
    return row + 2


def _high(page: Page, row: int, label: str, text: str) -> None:
    page.high(row, max(lines_of(label, _WIDTHS[0] - 2), lines_of(text, _WIDTHS[1] - 2)))
