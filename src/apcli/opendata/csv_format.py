"""A table as CSV: UTF-8 with BOM, or CP932 where every character can be written so."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from apcli.answers.csv import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.opendata.column import Cell, OpenTable

UTF_8, CP932 = "utf-8", "cp932"


class Unwritable(NamedTuple):
    """A character that an encoding does not have, and where it stands; row 1 is the head."""

    table: str
    row: int
    column: str
    character: str


def csv_of(table: OpenTable, encoding: str = UTF_8) -> bytes:
    """The table with its head, in CRLF lines.

    Raises:
        UnicodeEncodeError: the encoding lacks a character.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)  # its line end is CRLF
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(text_of, row) for row in table.rows)
    return stream.getvalue().encode("utf-8-sig" if encoding == UTF_8 else encoding)


def text_of(cell: Cell) -> str:
    """A cell as it is written: empty for nothing, numbers bare, no text as a formula."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case int():
            return str(cell)
        case _:
            return guarded(cell)


def unwritable(table: OpenTable, encoding: str) -> Iterator[Unwritable]:
    """The characters that an encoding lacks, each once in a cell."""
    for number, row in enumerate(table.rows, 2):
        for column, cell in zip(table.columns, row, strict=True):
            for character in dict.fromkeys(text_of(cell)):
                if not _comes_back(character, encoding):
                    yield Unwritable(table.name, number, column.name, character)


def _comes_back(character: str, encoding: str) -> bool:
    """It can be written, and is read as itself: 〜 (U+301C) in CP932 is read as ～ (U+FF5E)."""
    try:
        return character.encode(encoding).decode(encoding) == character
    except UnicodeEncodeError:
        return False
