"""A book → CSV: a line for each question, whose answer goes into a column of its own."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from apcli.sheets.book import canonical
from apcli.sheets.guard import guarded
from apcli.sheets.layout import BOOK_MARK, pieces
from apcli.sheets.seal import sealed, sealed_book
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.sheets.book import Book

_NAMES = 4
"""Of the cells for information those that say what a row is about."""


def write_csv(book: Book) -> bytes:
    """The questions in UTF-8 with BOM, one a line, the last lines with what guards them."""
    words = words_in("ja")
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(
        [
            *(words(name) for name in ("number", "title", "indicator", "unit", "question")),
            book.table.locked[-1],
            words("wants"),
            words("answer"),
            words("key"),
        ]
    )
    ids = []
    for line, about in _lines(book):
        writer.writerow(map(guarded, line))
        ids.append(about)
    writer.writerow([BOOK_MARK])
    for piece in pieces(sealed_book(book, ids)):
        writer.writerow([piece])
    return stream.getvalue().encode("utf-8-sig")


def _lines(book: Book) -> Iterator[tuple[Sequence[str], str]]:
    """Each question, and by what it is known."""
    table = book.table
    for row in table.rows:
        names = [canonical(each) for each in row.locked[:_NAMES]]
        target = canonical(row.locked[-1])
        for column, cell in zip(table.open, row.open, strict=True):
            if cell is None:
                continue
            about = f"{row.id}:{cell.field}"
            exported = canonical(cell.exported)
            seal = sealed(book.origin, book.department, about, (), {cell.field: exported})
            yield [*names, column.heading, target, column.wants, exported, seal], about
    for sheet in book.sheets:
        for each in sheet.questions:
            names = ["", sheet.title, "", "", each.label, "", each.wants]
            yield (
                [*names, canonical(each.cell.exported), each.seal],
                f"{sheet.id}:{each.cell.field}",
            )
