"""A workbook of xlsxwriter that never drops anything in silence."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

from apcli.diagnostics import message
from apcli.errors import OutputUnwritable
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from apcli.sheets.book import Content

MOST = 32_767
"""Characters that a cell holds."""

_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The file must name a day of its making, and no clock is read."""

FONT = {"font_name": "BIZ UDGothic", "font_size": 10}
_BOX = {**FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#808080"}
_STYLES: dict[str, dict[str, Any]] = {
    "plain": FONT,
    "wrapped": {**FONT, "text_wrap": True, "valign": "top"},
    "title": {**FONT, "font_size": 14, "bold": True},
    "subtitle": {**FONT, "font_size": 11},
    "heading": {**FONT, "font_size": 11, "bold": True, "top": 1, "border_color": "#1F4E79"},
    "head": {**_BOX, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"},
    "open_head": {
        **_BOX,
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#FFE699",
    },
    "locked": {**_BOX, "bg_color": "#F2F2F2"},
    "number": {**_BOX, "bg_color": "#F2F2F2", "align": "right"},
    "label": {**_BOX, "bold": True, "bg_color": "#F2F2F2"},
    "closed": {**_BOX, "bg_color": "#D9D9D9"},
    "open": {**_BOX, "bg_color": "#FFF9E5", "locked": False},
    "open_text": {**_BOX, "bg_color": "#FFF9E5", "locked": False, "num_format": "@"},
    "marked": {**_BOX, "bg_color": "#F8CBAD", "locked": False, "bold": True},
    "marked_text": {
        **_BOX,
        "bg_color": "#F8CBAD",
        "locked": False,
        "bold": True,
        "num_format": "@",
    },
    "wants": {**FONT, "font_size": 9, "text_wrap": True, "valign": "top", "font_color": "#595959"},
    "key": {"font_size": 8, "font_color": "#808080"},
}


class Workbook:
    """One workbook under way, with the styles of all its sheets."""

    def __init__(self, title: str, city: str, created: datetime | None) -> None:
        self._written = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(
            self._written,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self.book.set_properties({"title": title, "author": city, "created": created or _NO_DATE})
        self._styles: dict[str, Any] = {}

    def style(self, name: str) -> Any:
        """A style of the workbook by its name."""
        if name not in self._styles:
            self._styles[name] = self.book.add_format(_STYLES[name])
        return self._styles[name]

    def sheet(self, name: str) -> Page:
        """A new sheet."""
        return Page(self, self.book.add_worksheet(name))

    def finished(self) -> bytes:
        """The file."""
        self.book.close()
        return self._written.getvalue()


class Page:
    """One sheet under way."""

    def __init__(self, book: Workbook, sheet: Any) -> None:
        self._book, self.sheet = book, sheet

    def put(self, row: int, column: int, content: Content, style: str) -> None:
        """Write a cell: a number as a number where a spreadsheet keeps all of its digits.

        Raises:
            OutputUnwritable: it does not hold the text.
        """
        shown = self._book.style(style)
        if content == "":
            self.sheet.write_blank(row, column, None, shown)
        elif isinstance(content, Decimal) and len(content.as_tuple().digits) <= _EXACT_DIGITS:
            self.sheet.write_number(row, column, float(content), shown)
        else:
            _written(self.sheet.write_string(row, column, str(content), shown))

    def choices(
        self, row: int, column: int, source: str | None, told: tuple[str, str] | None
    ) -> None:
        """Offer a list to choose from, and say what the cell wants when it is entered."""
        options: dict[str, Any] = {"validate": "any"}
        if source:
            options = {"validate": "list", "source": source, "error_type": "warning"}
        if told:
            title, text = told
            options |= {"input_title": title[:32], "input_message": text[:255]}
        if source or told:
            _written(self.sheet.data_validation(row, column, row, column, options))

    def page(self, *, landscape: bool, footer: str) -> None:
        """Print on A4, as wide as the paper."""
        if landscape:
            self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer(f"&L{footer.replace('&', '&&')}&R&P / &N")

    def protect(self) -> None:
        """Leave only open cells to be changed; what it looks like stays free."""
        self.sheet.protect(
            "",
            {
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "autofilter": True,
                "sort": True,
            },
        )


def lines_of(text: str, columns: int) -> int:
    """How many lines a text takes in so many half-width columns."""
    return sum(max(1, -(-cell_width(line) // columns)) for line in text.split("\n"))


def _written(answer: int) -> None:
    """Let pass what the library has written: it says by a negative number what it left out."""
    if answer < 0:
        raise OutputUnwritable(
            message("a text is too long for a cell of a spreadsheet ({limit})", limit=f"{MOST:,}"),
            message("shorten it in the plan's file"),
        )
