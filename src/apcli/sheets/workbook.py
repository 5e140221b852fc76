"""A workbook of xlsxwriter that never drops anything in silence."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

from apcli.diagnostics import message
from apcli.errors import OutputUnwritable
from apcli.models.grammar import excerpt
from apcli.sheets.looks import DEFAULT_FONT, LOOKS, number_format
from apcli.sheets.typed import address
from apcli.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.sheets.book import Content

MOST = 32_767
"""Characters that a cell holds."""

MOST_LINES = 27
"""Lines of the highest row."""

LINE = 14.5
"""Points of a line."""

_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""

_TITLE, _TOLD, _FOOTER = 32, 255, 220
"""Characters of the help of a cell, and of a footer without its codes."""

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The file must name a day of its making, and no clock is read."""

_A4 = 9
_PAGE_HEIGHT = {True: 480, False: 740}
"""Points that rows have on a page, landscape or not."""

_SHRUNK = 1.25
"""How much too high a sheet may be to be shrunk to one page."""

_DAYS = 36_526, 54_788
"""What spreadsheets keep for the days of 2000 to 2049; who typed one must see that it is one."""

_SENTENCE_END = re.compile(r"。|\.(?= )")


class Workbook:
    """One workbook under way, with the looks of all its cells."""

    def __init__(self, title: str, city: str, minus: str, created: datetime | None) -> None:
        self._written = io.BytesIO()
        self._minus = minus
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": dict(DEFAULT_FONT),
        }
        self.book: Any = xlsxwriter.Workbook(self._written, options)
        self.book.set_properties({"title": title, "author": city, "created": created or _NO_DATE})
        self._formats: dict[tuple[str, int | None], Any] = {}

    def look(self, name: str, decimals: int | None = None) -> Any:
        """A look by its name, with the format of a number with so many decimals."""
        if (name, decimals) not in self._formats:
            found = dict(LOOKS[name])
            if decimals is not None:
                found["num_format"] = number_format(decimals, self._minus)
            self._formats[name, decimals] = self.book.add_format(found)
        return self._formats[name, decimals]

    def sheet(self, name: str, colour: str | None = None) -> Page:
        """A new sheet, with the colour of its tab."""
        page = Page(self, self.book.add_worksheet(name))
        if colour:
            page.sheet.set_tab_color(colour)
        return page

    def finished(self) -> bytes:
        """The file."""
        self.book.close()
        return self._written.getvalue()


class Page:
    """One sheet under way. `about` is what its cells are about, for people."""

    def __init__(self, book: Workbook, sheet: Any) -> None:
        self._book, self.sheet = book, sheet
        self.about = ""
        self._height = 0.0
        self._first_open: tuple[int, int] | None = None

    def put(
        self, row: int, column: int, content: Content, look: str, decimals: int | None = None
    ) -> None:
        """Write a cell: a number as a number where a spreadsheet keeps all of its digits.

        Raises:
            OutputUnwritable: it does not hold the text.
        """
        shown = self._book.look(look, decimals)
        if content == "":
            _done(self.sheet.write_blank(row, column, None, shown))
        elif isinstance(content, Decimal) and len(content.as_tuple().digits) <= _EXACT_DIGITS:
            _done(self.sheet.write_number(row, column, float(content), shown))
        else:
            self._fits(str(content))
            _done(self.sheet.write_string(row, column, str(content), shown))

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A cell that leads to a sheet of this workbook."""
        self._fits(text)
        target = f"internal:'{sheet}'!A1"
        _done(self.sheet.write_url(row, column, target, self._book.look("link"), text))

    def tall(self, row: int, columns: Sequence[tuple[int, Content, str]], lines: int) -> int:
        """Write cells beside one another that have room for so many lines; returns the next row.

        What one row has no room for goes over several, as one cell.
        """
        rows = -(-lines // MOST_LINES)
        for column, content, look in columns:
            if rows > 1:
                last = row + rows - 1
                _done(self.sheet.merge_range(row, column, last, column, "", self._book.look(look)))
            self.put(row, column, content, look)
        for place in range(rows):
            self.high(row + place, -(-lines // rows))
        return row + rows

    def _fits(self, text: str) -> None:
        length = _length(text)
        if length > MOST:
            raise OutputUnwritable(
                message(
                    "a text of '{about}' has {count} characters; a cell of a spreadsheet holds "
                    "{limit}",
                    about=excerpt(self.about),
                    count=f"{length:,}",
                    limit=f"{MOST:,}",
                ),
                message("shorten it in the plan's file"),
            )

    def ask(
        self,
        row: int,
        column: int,
        source: str | None,
        told: tuple[str, str],
        refused: tuple[str, str],
    ) -> None:
        """Say what a cell wants when it is entered, and offer a list to choose from.

        What is not in the list is asked about with `refused`, and may stay.
        """
        title, text = told
        options: dict[str, Any] = {"validate": "any"}
        if source:
            options = {"validate": "list", "source": source, "error_type": "warning"}
            options |= {"error_title": cut(refused[0], _TITLE)}
            options |= {"error_message": cut(refused[1], _TOLD)}
        options |= {"input_title": cut(title, _TITLE), "input_message": cut(text, _TOLD)}
        _done(self.sheet.data_validation(row, column, row, column, options))
        if self._first_open is None:
            self._first_open = row, column
            self.sheet.set_selection(row, column, row, column)

    def separate(self, first: int, last: int, column: int, *, may_be_days: bool) -> None:
        """Show whole numbers from 1,000 with separators, however they come into the column.

        The cells have no format of numbers themselves: it would hide that 12.5% or a day was typed.
        """
        cell = address(first, column)
        rule = f"{cell}=INT({cell}),ABS({cell})>=1000"
        if may_be_days:
            rule += f",OR({cell}<{_DAYS[0]},{cell}>{_DAYS[1]})"
        options = {
            "type": "formula",
            "criteria": f"=AND({rule})",
            "format": self._book.look("large", 0),
        }
        _done(self.sheet.conditional_format(first, column, last, column, options))

    def high(self, row: int, lines: int) -> None:
        """Give a row the height of so many lines."""
        height = LINE * min(MOST_LINES, max(1, lines)) + 4
        _done(self.sheet.set_row(row, height))
        self._height += height

    def widths(self, hidden: int, widths: Sequence[int]) -> None:
        """Hide the first columns, and give those behind them their widths in characters."""
        if hidden:
            _done(self.sheet.set_column(0, hidden - 1, None, None, {"hidden": True}))
        for column, width in enumerate(widths, hidden):
            _done(self.sheet.set_column(column, column, width))

    def hide_row(self, row: int) -> None:
        """Hide a row."""
        _done(self.sheet.set_row(row, None, None, {"hidden": True}))

    def page(
        self, *, landscape: bool, footer: str, heads: tuple[int, int], breaks: Sequence[int] = ()
    ) -> None:
        """Print on A4, as wide as the paper and on one page if it nearly fits, else with heads."""
        if landscape:
            self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.sheet.center_horizontally()
        self.sheet.repeat_rows(*heads)
        one = self._height <= _SHRUNK * _PAGE_HEIGHT[landscape]
        self.sheet.fit_to_pages(1, 1 if one else 0)
        if breaks and not one:
            self.sheet.set_h_pagebreaks(breaks)
        shown = cut(footer, _FOOTER).replace("&", "&&")
        self.sheet.set_footer(f"&L&9 {shown}&R&9 &P / &N")  # a digit would make the size another

    def protect(self) -> None:
        """Leave only open cells to be changed; what it looks like stays free."""
        free = ("format_cells", "format_columns", "format_rows", "autofilter", "sort")
        self.sheet.protect("", dict.fromkeys(free, True))


def lines_of(text: str, columns: int) -> int:
    """How many lines a text takes in so many half-width columns."""
    return sum(max(1, -(-cell_width(line) // columns)) for line in text.split("\n"))


def cut(text: str, most: int) -> str:
    """So much of the text as fits: its first sentences, else its beginning and an ellipsis."""
    if _length(text) <= most:
        return text
    ends = [each.end() for each in _SENTENCE_END.finditer(text)]
    fitting = [end for end in ends if _length(text[:end]) <= most]
    if fitting:
        return text[: fitting[-1]]
    return text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


def _length(text: str) -> int:
    """Characters as spreadsheets count them: one outside the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _done(answer: object) -> None:
    """Let pass what the library has written: it says by a negative number what it left out."""
    if isinstance(answer, int) and answer < 0:
        raise OutputUnwritable(
            message("the spreadsheet has no room for a part of the workbook"),
            message("ask for fewer things at once"),
        )
