"""A table as a workbook with one sheet: a head and rows, nothing merged and nothing coloured."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from apcli.opendata.column import OpenTable

_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The same in every file, so that the same data give the same bytes."""


def xlsx_of(table: OpenTable) -> bytes:
    """The table as XLSX.

    Raises:
        ValueError: a text is longer than a cell can be.
    """
    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, settings) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for column, each in enumerate(table.columns):
            sheet.write_string(0, column, each.name)
        for row, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells):
                match cell:
                    case None:
                        continue
                    case bool():
                        failed = sheet.write_boolean(row, column, cell)
                    case Decimal() | int():
                        failed = sheet.write_number(row, column, float(cell))
                    case _:
                        failed = sheet.write_string(row, column, cell)
                if failed:
                    raise ValueError(table.name, table.columns[column].name, row + 1)
    return stream.getvalue()
