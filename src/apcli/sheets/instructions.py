"""What the first page of a workbook says: until when, whom to ask, what each cell wants."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import moment_label
from apcli.sheets.sheet_names import own_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import Message
    from apcli.sheets.book import Book
    from apcli.words import Words


class Look(enum.Enum):
    """What a line looks like: a heading, a plain line, a step, or one that shows a kind of cell."""

    HEADING = "heading"
    LINE = "line"
    STEP = "step"
    OPEN = "open"
    INFORMATION = "information"


class Line(NamedTuple):
    """A line of the page: its label, its text, and the sheet to which that leads."""

    label: str
    text: str = ""
    look: Look = Look.LINE
    sheet: str = ""


_FILL_IN = message("Write only into cells like this one: yellow, with a dark frame.")
_INFORMS = message("Cells like this one are for your information. Please leave them as they are.")
_UNCHANGED = message(
    "Leave a cell as it is where nothing has changed. An emptied cell deletes nothing and is asked "
    "about."
)
_MAY_SORT = message(
    "Rows of the table may be sorted and filtered, and columns made wider. Please do not delete "
    "rows or columns."
)
_MAY_WIDEN = message(
    "Columns and rows may be made larger. Please do not delete rows or columns; the sheets are "
    "protected."
)
_SEND_BACK = message("Save the file as .xlsx or .ods, and send it back.")


def instructions(book: Book, words: Words) -> Iterator[Line]:
    """The lines below the title."""
    facts = (
        (words("department"), book.department or words("all_departments")),
        (words("due"), moment_label(book.due) if book.due else ""),
        (words("contact"), book.contact or ""),
    )
    yield from (Line(label, text) for label, text in facts if text)
    yield Line(words("how_to_answer"), look=Look.HEADING)
    yield Line(words("to_fill_in"), words.say(_FILL_IN), Look.OPEN)
    yield Line(words("for_information"), words.say(_INFORMS), Look.INFORMATION)
    for number, step in enumerate(_steps(book), 1):
        yield Line(f"{number}.", words.say(step), Look.STEP)
    yield from _wants(book, words)
    yield Line(words("sheets"), look=Look.HEADING)
    if book.table.rows:
        yield Line("", words("indicator"), sheet=own_names(words).table)
    yield from (Line("", sheet.title, sheet=sheet.name) for sheet in book.sheets)


def _steps(book: Book) -> tuple[Message, ...]:
    """Spreadsheets refuse to sort a protected sheet; only the office's table has no protection."""
    return _UNCHANGED, _MAY_WIDEN if book.department else _MAY_SORT, _SEND_BACK


def _wants(book: Book, words: Words) -> Iterator[Line]:
    """What each cell wants; what several periods ask is said once for each of them."""
    if book.table.rows:
        sheet = message("The sheet '{name}'", name=own_names(words).table)
        yield Line(words.say(sheet), look=Look.HEADING)
        yield from (Line(each.heading, each.wants) for each in book.table.open)
    questions = {each.label: each.wants for sheet in book.sheets for each in sheet.questions}
    if questions:
        yield Line(words.say(message("The sheet of each initiative")), look=Look.HEADING)
        yield from (Line(label, wants) for label, wants in questions.items())
