"""The first page of a workbook: until when, whom to ask, and what each cell wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.era import moment_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.sheets.book import Book
    from apcli.words import Words


class Line(NamedTuple):
    """A line of the page: a heading, or a label with its text."""

    heading: str = ""
    label: str = ""
    text: str = ""


_STEPS = (
    message("Write only into the yellow cells. Grey cells are for your information."),
    message(
        "Leave a cell as it is where nothing has changed; an emptied cell deletes nothing and is "
        "asked about."
    ),
    message("Rows may be sorted and filtered, and columns made wider; do not delete rows."),
    message("Save the file under its own name as .xlsx or .ods, and send it back."),
)


def instructions(book: Book, words: Words) -> Iterator[Line]:
    """The lines below the title."""
    facts = (
        (words("department"), book.department or ""),
        (words("due"), moment_label(book.due) if book.due else ""),
        (words("contact"), book.contact or ""),
    )
    yield from (Line(label=label, text=text) for label, text in facts if text)
    yield Line(heading=words("how_to_answer"))
    for number, step in enumerate(_STEPS, 1):
        yield Line(label=str(number), text=words.say(step))
    if book.table.rows:
        yield Line(heading=words("indicator"))
        yield from (Line(label=each.heading, text=each.wants) for each in book.table.open)
    questions = {each.label: each.wants for sheet in book.sheets for each in sheet.questions}
    if questions:
        yield Line(heading=words("title"))
        yield from (Line(label=label, text=wants) for label, wants in questions.items())
