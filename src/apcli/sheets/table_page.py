"""The table of indicators in a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.sheets.book import Input
from apcli.sheets.layout import FIELDS_ROW, HIDDEN, LOCKED, TABLE_MARK
from apcli.sheets.workbook import lines_of

if TYPE_CHECKING:
    from apcli.sheets.book import AskedRow
    from apcli.sheets.workbook import Page
    from apcli.sheets.xlsx_writer import Writer

_HEAD = FIELDS_ROW + 1
_LOCKED_WIDTHS = (6, 26, 34, 6)
"""The widths of number, initiative, indicator and unit; years and target follow."""

_YEAR = 13
_OPEN = {
    Input.VALUE: 15,
    Input.NUMBER: 12,
    Input.DAY: 15,
    Input.CHOICE: 9,
    Input.LINE: 30,
    Input.TEXT: 30,
}
_LINE = 14.5


def table_page(page: Page, writer: Writer) -> None:
    """Write the table; only the office's, which must sort, stays without protection."""
    table = writer.book.table
    page.put(0, 0, TABLE_MARK, "key")
    page.put(0, HIDDEN, writer.heading, "title")
    page.put(1, HIDDEN, writer.book.department or writer.book.city, "subtitle")
    first_open = HIDDEN + len(table.locked)
    for place, head in enumerate(table.locked):
        page.put(FIELDS_ROW, HIDDEN + place, f"{LOCKED}{place}", "key")
        page.put(_HEAD, HIDDEN + place, head, "head")
    for place, column in enumerate(table.open):
        page.put(FIELDS_ROW, first_open + place, column.field, "key")
        page.put(_HEAD, first_open + place, column.heading, "open_head")
    widths = _widths(len(table.locked))
    for place, row in enumerate(table.rows):
        _row(page, writer, _HEAD + 1 + place, row, widths)
    sheet = page.sheet
    sheet.set_column(0, HIDDEN - 1, None, None, {"hidden": True})
    for place, width in enumerate(widths):
        sheet.set_column(HIDDEN + place, HIDDEN + place, width)
    for place, column in enumerate(table.open):
        width = _OPEN[column.input]
        sheet.set_column(first_open + place, first_open + place, width)
    sheet.set_row(FIELDS_ROW, None, None, {"hidden": True})
    sheet.set_row(_HEAD, 2 * _LINE)
    sheet.freeze_panes(_HEAD + 1, HIDDEN + 2)
    sheet.repeat_rows(_HEAD)
    last = _HEAD + len(table.rows), first_open + len(table.open) - 1
    sheet.autofilter(_HEAD, 0, *last)  # with the hidden columns, which must be sorted too
    if writer.book.department is not None:
        page.protect()


def _widths(locked: int) -> tuple[int, ...]:
    return (*_LOCKED_WIDTHS, *([_YEAR] * (locked - len(_LOCKED_WIDTHS))))


def _row(page: Page, writer: Writer, at: int, row: AskedRow, widths: tuple[int, ...]) -> None:
    table = writer.book.table
    page.put(at, 0, row.id, "key")
    page.put(at, 1, row.seal, "key")
    for place, content in enumerate(row.locked):
        style = "number" if isinstance(content, Decimal) else "locked"
        page.put(at, HIDDEN + place, content, style)
    first_open = HIDDEN + len(table.locked)
    for place, (column, cell) in enumerate(zip(table.open, row.open, strict=True)):
        if cell is None:
            page.put(at, first_open + place, "", "closed")
            continue
        wants = column.heading, column.wants
        writer.open_cell(page, (at, first_open + place), row.id, cell, wants)
    lines = max(
        lines_of(str(content), width - 1) for content, width in zip(row.locked, widths, strict=True)
    )
    page.sheet.set_row(at, _LINE * max(2, lines) + 3)
