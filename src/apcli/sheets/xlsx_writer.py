"""A book → a workbook: instructions, the table of indicators, a sheet for each initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import year_label
from apcli.importing.sheet import column_name
from apcli.sheets.book import Ask, Input
from apcli.sheets.instructions import instructions
from apcli.sheets.layout import (
    ANSWER,
    BOOK_MARK,
    BOOK_SHEET,
    FIELDS_ROW,
    HIDDEN,
    LISTS_SHEET,
    SHEET_MARK,
    pieces,
)
from apcli.sheets.seal import sealed_book
from apcli.sheets.table_page import table_page
from apcli.sheets.workbook import Page, Workbook, lines_of
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from apcli.sheets.book import AskedSheet, Book, Content, OpenCell

_LABEL, _CONTENT, _WANTS = HIDDEN, HIDDEN + 1, HIDDEN + 2
_WIDTHS = (18, 76, 26)
_LINE = 14.5
"""Points of a line."""

_ROOM = 8
"""Lines of an empty cell for a text."""

TITLES = {
    Ask.RESULTS: message("Report on the results of {year}"),
    Ask.FORECAST: message("Report on the forecasts of {year}"),
    Ask.REVISION: message("Report for the plan of {year}"),
}


class Mark(NamedTuple):
    """An answer that must be looked at again: where it stands, as typed, and what to do."""

    place: str
    typed: str
    sentence: str


class Returned(NamedTuple):
    """What a workbook that is sent back has in its open cells.

    Both are by row or question and field.
    """

    answers: Mapping[tuple[str, str], Content]
    marks: Mapping[tuple[str, str], Mark]


NOTHING = Returned({}, {})


def write_xlsx(book: Book, returned: Returned = NOTHING, created: datetime | None = None) -> bytes:
    """The workbook, the same bytes for the same plan; `returned` is what it is sent back with.

    Raises:
        OutputUnwritable: a text is longer than a cell holds.
    """
    return Writer(book, returned, created).written()


class Writer:
    """A workbook under way."""

    def __init__(self, book: Book, returned: Returned, created: datetime | None) -> None:
        self._book, self._returned = book, returned
        self._words = words_in("ja")
        heading = self._words.say(
            TITLES[book.origin.ask].with_values(year=year_label(book.origin.fiscal_year))
        )
        self._footer = "　".join(filter(None, (book.city, heading, book.department)))
        self._workbook = Workbook(f"{book.title}　{heading}", book.city, created)
        self._heading = heading
        self._lists: dict[tuple[str, ...], int] = {}

    def written(self) -> bytes:
        """All sheets, those that nobody sees last."""
        words = self._words
        front = self._workbook.sheet(words("instructions"))
        self._instructions(front)
        if self._book.table.rows:
            page = self._workbook.sheet(words("indicator"))
            table_page(page, self)
            page.page(landscape=True, footer=self._footer)
        for sheet in self._book.sheets:
            self._sheet(sheet)
        self._hidden()
        front.sheet.activate()
        return self._workbook.finished()

    @property
    def book(self) -> Book:
        """What is written."""
        return self._book

    @property
    def heading(self) -> str:
        """What the round is called."""
        return self._heading

    def open_cell(
        self, page: Page, at: tuple[int, int], about: str, cell: OpenCell, wants: tuple[str, str]
    ) -> None:
        """An open cell with its answer, its list and its help, marked where it must be seen to."""
        place = about, cell.field
        mark = self._returned.marks.get(place)
        content = self._returned.answers.get(place, cell.exported)
        kind = "marked" if mark else "open"
        plain = cell.input in (Input.VALUE, Input.NUMBER)
        page.put(*at, content, kind if plain else f"{kind}_text")
        told = (self._words("please_check"), mark.sentence) if mark else wants
        page.choices(*at, self._list(cell.choices) if cell.choices else None, told)

    def _list(self, choices: tuple[str, ...]) -> str:
        """Where a list stands: a list in a validation may have 255 characters only."""
        column = self._lists.setdefault(choices, len(self._lists))
        name = column_name(column)
        return f"='{LISTS_SHEET}'!${name}$1:${name}${len(choices)}"

    def _instructions(self, page: Page) -> None:
        row = 0
        page.put(row, 0, self._heading, "title")
        page.put(row + 1, 0, self._book.title, "subtitle")
        row += 3
        for line in instructions(self._book, self._words):
            if line.heading:
                row += 1
                page.put(row, 0, line.heading, "heading")
                page.put(row, 1, "", "heading")
            else:
                page.put(row, 0, line.label, "label")
                page.put(row, 1, line.text, "locked")
                page.sheet.set_row(row, _LINE * lines_of(line.text, _FRONT[1] - 2) + 3)
            row += 1
        row = self._to_check(page, row + 1)
        for column, width in enumerate(_FRONT):
            page.sheet.set_column(column, column, width)
        page.sheet.hide_gridlines(2)
        page.page(landscape=False, footer=self._footer)
        page.protect()

    def _to_check(self, page: Page, row: int) -> int:
        """The answers that must be looked at again, each with what to do."""
        marks = [*self._returned.marks.values()]
        if not marks:
            return row
        page.put(row, 0, self._words("please_check"), "heading")
        page.put(row, 1, "", "heading")
        for each in marks:
            row += 1
            text = f"{each.sentence}\n「{each.typed}」" if each.typed else each.sentence
            page.put(row, 0, each.place, "marked")
            page.put(row, 1, text, "locked")
            page.sheet.set_row(row, _LINE * lines_of(text, _FRONT[1] - 2) + 3)
        return row + 1

    def _sheet(self, asked: AskedSheet) -> None:
        page = self._workbook.sheet(asked.name)
        page.put(0, 0, SHEET_MARK, "key")
        page.put(0, 1, asked.id, "key")
        page.put(0, _LABEL, asked.title, "title")
        page.put(1, _LABEL, self._heading, "subtitle")
        page.put(FIELDS_ROW, _CONTENT, ANSWER, "key")
        page.sheet.set_row(FIELDS_ROW, None, None, {"hidden": True})
        row = FIELDS_ROW + 2
        for label, text in asked.locked:
            page.put(row, _LABEL, label, "label")
            page.put(row, _CONTENT, text, "locked")
            page.sheet.set_row(row, _LINE * lines_of(text, _WIDTHS[1] - 2) + 3)
            row += 1
        row += 1
        for each in asked.questions:
            page.put(row, 0, each.cell.field, "key")
            page.put(row, 1, each.seal, "key")
            page.put(row, _LABEL, each.label, "open_head")
            about = f"{asked.id}:{each.cell.field}"
            self.open_cell(page, (row, _CONTENT), about, each.cell, (each.label, each.wants))
            page.put(row, _WANTS, each.wants, "wants")
            page.sheet.set_row(row, _LINE * self._lines(each.cell, about, each.wants) + 3)
            row += 1
        page.sheet.set_column(0, HIDDEN - 1, None, None, {"hidden": True})
        for column, width in enumerate(_WIDTHS, HIDDEN):
            page.sheet.set_column(column, column, width)
        page.sheet.freeze_panes(2, 0)
        page.sheet.hide_gridlines(2)
        page.page(landscape=False, footer=self._footer)
        page.protect()

    def _lines(self, cell: OpenCell, about: str, wants: str) -> int:
        """The height of a question: room to write, and for what stands there."""
        content = str(self._returned.answers.get((about, cell.field), cell.exported))
        least = _ROOM if cell.input is Input.TEXT else 1
        needed = lines_of(content, _WIDTHS[1] - 2), lines_of(wants, _WIDTHS[2])
        return min(27, max(least, *needed))

    def _hidden(self) -> None:
        """What the workbook was sent with, and the words of its lists."""
        book = self._book
        page = self._workbook.sheet(BOOK_SHEET)
        seal = sealed_book(book, tuple(book.ids))
        for row, text in enumerate((BOOK_MARK, *pieces(seal))):
            page.put(row, 0, text, "key")
        page.sheet.very_hidden()
        page.protect()
        if self._lists:
            lists = self._workbook.sheet(LISTS_SHEET)
            for choices, column in self._lists.items():
                for row, choice in enumerate(choices):
                    lists.put(row, column, choice, "key")
            lists.sheet.very_hidden()
            lists.protect()


_FRONT = (18, 82)
