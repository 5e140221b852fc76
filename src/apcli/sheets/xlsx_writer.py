"""A book → a workbook: instructions, the table of indicators, a sheet for each initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import year_label
from apcli.importing.sheet import column_name
from apcli.sheets.book import Input
from apcli.sheets.columns import TITLES
from apcli.sheets.front_page import front_page
from apcli.sheets.layout import BOOK_MARK, BOOK_SHEET, LISTS_SHEET, pieces
from apcli.sheets.seal import sealed_book
from apcli.sheets.sheet_names import own_names
from apcli.sheets.sheet_page import sheet_page
from apcli.sheets.table_page import table_page
from apcli.sheets.workbook import Page, Workbook
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from apcli.sheets.book import Book, Content, OpenCell

_FRONT_TAB, _TABLE_TAB, _SHEET_TAB, _MARKED_TAB = "#1F3864", "#BF9000", "#FFE699", "#C00000"


class Mark(NamedTuple):
    """An answer that must be looked at again: where it stands, as typed, and what to do."""

    place: str
    typed: str
    sentence: str


class Returned(NamedTuple):
    """What a workbook that is sent back has in its open cells.

    Both are by row or sheet and field.
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
    """A workbook under way: what is written, and how each open cell is written."""

    def __init__(self, book: Book, returned: Returned, created: datetime | None) -> None:
        self.book, self.returned = book, returned
        self.words = words_in("ja")
        title = TITLES[book.origin.ask].with_values(year=year_label(book.origin.fiscal_year))
        self.heading = self.words.say(title)
        self.subtitle = "　".join(filter(None, (self.heading, book.department)))
        self.footer = "　".join(filter(None, (book.city, self.heading, book.department)))
        self._workbook = Workbook(f"{book.title}　{self.heading}", book.city, book.minus, created)
        self._lists: dict[tuple[str, ...], int] = {}

    def written(self) -> bytes:
        """All sheets, those that nobody sees last."""
        names = own_names(self.words)
        front = self._workbook.sheet(names.instructions, _FRONT_TAB)
        front_page(front, self)
        rows = {row.id for row in self.book.table.rows}
        if rows:
            table_page(self._workbook.sheet(names.table, self._tab(rows, _TABLE_TAB)), self)
        for sheet in self.book.sheets:
            sheet_page(self._workbook.sheet(sheet.name, self._tab({sheet.id})), self, sheet)
        self._hidden()
        front.sheet.activate()
        return self._workbook.finished()

    def _tab(self, ids: set[str], otherwise: str = _SHEET_TAB) -> str:
        """The colour of a tab, which says where something must be looked at again."""
        return _MARKED_TAB if any(about in ids for about, _ in self.returned.marks) else otherwise

    def mark(self, about: str, cell: OpenCell) -> Mark | None:
        """What must be looked at again in an open cell."""
        return self.returned.marks.get((about, cell.field))

    def content(self, about: str, cell: OpenCell) -> Content:
        """What stands in an open cell: what came back, else what was exported."""
        return self.returned.answers.get((about, cell.field), cell.exported)

    def look(self, about: str, cell: OpenCell, otherwise: str) -> str:
        """The look of an open cell: numbers to the right, everything but values as a text."""
        kind = "marked" if self.mark(about, cell) else otherwise
        if cell.input in (Input.VALUE, Input.NUMBER):
            return f"{kind}_number"
        return f"{kind}_text" if cell.input is Input.TEXT else f"{kind}_line"

    def ask(
        self, page: Page, at: tuple[int, int], about: str, cell: OpenCell, wants: tuple[str, str]
    ) -> None:
        """Give an open cell its list and its help."""
        mark = self.mark(about, cell)
        told = (self.words("please_check"), mark.sentence) if mark else wants
        source = self._list(cell.choices) if cell.choices else None
        page.ask(*at, source, told, (wants[0], self.words.say(_NOT_LISTED)))

    def _list(self, choices: tuple[str, ...]) -> str:
        """Where a list stands: a list in a validation may have 255 characters only."""
        column = self._lists.setdefault(choices, len(self._lists))
        name = column_name(column)
        return f"='{LISTS_SHEET}'!${name}$1:${name}${len(choices)}"

    def _hidden(self) -> None:
        """What the workbook was sent with, and the words of its lists."""
        page = self._workbook.sheet(BOOK_SHEET)
        seal = sealed_book(self.book, tuple(self.book.ids))
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


_NOT_LISTED = message("This word is not in the list. Please choose one from the list.")
