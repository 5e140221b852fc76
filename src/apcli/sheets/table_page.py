"""The table of indicators in a workbook."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.sheets.book import Input
from apcli.sheets.layout import FIELDS_ROW, HIDDEN, LOCKED, TABLE_MARK
from apcli.sheets.typed import address
from apcli.sheets.workbook import lines_of
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.sheets.book import AskedRow, AskedTable, Content
    from apcli.sheets.workbook import Page
    from apcli.sheets.xlsx_writer import Writer

_BAND = FIELDS_ROW + 1
_HEAD = FIELDS_ROW + 2
_NAMED = 3
"""Columns that say which row it is: number, initiative, indicator."""

_LOCKED_WIDTHS = (7, 24, 32, 7)
"""The widths of these and of the unit; years and target follow."""

_NARROWEST, _WIDEST = 11, 24
_OPEN = {
    Input.VALUE: 12,
    Input.NUMBER: 12,
    Input.DAY: 17,
    Input.CHOICE: 9,
    Input.LINE: 28,
    Input.TEXT: 28,
}
_IS_NUMBER = re.compile(r"[-−▲△–+]?\s*[\d,.]+\D*")


def table_page(page: Page, writer: Writer) -> None:
    """Write the table; only the office's, which must sort, stays without protection."""
    table = writer.book.table
    first_open = HIDDEN + len(table.locked)
    widths = _widths(table)
    page.put(0, 0, TABLE_MARK, "key")
    page.put(0, HIDDEN, writer.heading, "title")
    page.high(0, 2)
    page.put(1, HIDDEN, writer.book.department or writer.words("all_departments"), "subtitle")
    page.widths(HIDDEN, widths)
    page.hide_row(FIELDS_ROW)
    _heads(page, writer, first_open)
    for place, row in enumerate(table.rows):
        _row(page, writer, _HEAD + 1 + place, row, widths)
    sheet = page.sheet
    sheet.freeze_panes(_HEAD + 1, HIDDEN + _NAMED)
    last = _HEAD + len(table.rows), first_open + len(table.open) - 1
    sheet.autofilter(_HEAD, 0, *last)  # with the hidden columns, which must be sorted too
    sheet.ignore_errors({"number_stored_as_text": f"A1:{address(*last)}"})
    for place, column in enumerate(table.open, first_open):
        if column.input in (Input.VALUE, Input.NUMBER):
            page.separate(_HEAD + 1, last[0], place, may_be_days=column.input is Input.VALUE)
    page.page(landscape=True, footer=writer.footer, heads=(_BAND, _HEAD))
    if writer.book.department is not None:
        page.protect()


def _widths(table: AskedTable) -> tuple[int, ...]:
    """The widths of the columns: numbers are never cut off."""
    found = [*_LOCKED_WIDTHS]
    for place in range(len(found), len(table.locked)):
        shown = [table.locked[place], *(_shown(row.locked[place]) for row in table.rows)]
        found.append(min(_WIDEST, max(_NARROWEST, *(cell_width(each) + 2 for each in shown))))
    values = max((cell_width(_shown(each)) + 2 for each in _values(table)), default=0)
    for column in table.open:
        width = _OPEN[column.input]
        is_value = column.input is Input.VALUE
        found.append(min(_WIDEST, max(width, values)) if is_value else width)
    return tuple(found)


def _values(table: AskedTable) -> Iterator[Content]:
    """What a cell for a value may be like: the numbers of the rows, and what is there already."""
    for row in table.rows:
        yield from (each for each in row.locked if isinstance(each, Decimal))
        yield from (cell.exported for cell in row.open if cell and cell.input is Input.VALUE)


def _shown(content: Content) -> str:
    return f"{content:,f}" if isinstance(content, Decimal) else content


def _heads(page: Page, writer: Writer, first_open: int) -> None:
    """The heads, above them in words what is for information and what to fill in."""
    table = writer.book.table
    page.put(_BAND, HIDDEN, writer.words("for_information"), "band")
    page.put(_BAND, first_open, writer.words("to_fill_in"), "open_band")
    page.high(_BAND, 1)
    page.high(_HEAD, 2)
    for place, head in enumerate(table.locked):
        page.put(FIELDS_ROW, HIDDEN + place, f"{LOCKED}{place}", "key")
        page.put(_HEAD, HIDDEN + place, head, "head")
    for place, column in enumerate(table.open):
        page.put(FIELDS_ROW, first_open + place, column.field, "key")
        page.put(_HEAD, first_open + place, column.heading, "open_head")


def _row(page: Page, writer: Writer, at: int, row: AskedRow, widths: Sequence[int]) -> None:
    table = writer.book.table
    page.about = row.id
    page.put(at, 0, row.id, "key")
    page.put(at, 1, row.seal, "key")
    numbers = [each for each in row.locked if isinstance(each, Decimal)]
    decimals = max((_decimals(each) for each in numbers), default=0)
    for place, content in enumerate(row.locked):
        is_number = isinstance(content, Decimal)
        right = is_number or (place > _NAMED and _IS_NUMBER.fullmatch(str(content)))
        look = "information_right" if right else "information_middle"
        page.put(at, HIDDEN + place, content, look, decimals if is_number else None)
    first_open = HIDDEN + len(table.locked)
    written: list[Content] = [*row.locked]
    for place, (column, cell) in enumerate(zip(table.open, row.open, strict=True), first_open):
        if cell is None:
            page.put(at, place, "", "closed")
            written.append("")
            continue
        content = writer.content(row.id, cell)
        page.put(at, place, content, writer.look(row.id, cell, "open"))
        writer.ask(page, (at, place), row.id, cell, (column.heading, column.wants))
        written.append(content)
    pairs = zip(written, widths, strict=True)
    page.high(at, max(2, *(lines_of(str(each), width - 2) for each, width in pairs)))


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
