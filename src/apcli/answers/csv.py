"""An answer as CSV for Excel: UTF-8 with BOM and CRLF, one value a cell, bare numbers."""

from __future__ import annotations

import csv
import datetime
import enum
import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from apcli.answers.answer import DECIMALS
from apcli.era import Month
from apcli.text.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.answers.answer import Answer, Column, Table
    from apcli.words import Words


def render(answer: Answer, words: Words) -> bytes:
    """The rows of all tables of the answer under one head."""
    stream = io.StringIO()
    writer = csv.writer(stream)  # its line end is CRLF
    shown = {column.heading for table in answer.tables for column in _shown(table)}
    for number, table in enumerate(answer.tables):
        columns = [column for column in table.columns if column.heading in shown]
        if not number:
            writer.writerow(guarded(column.head) for column in columns)
        for row in table.rows:
            writer.writerow(_text(column.value(row), words) for column in columns)
    return stream.getvalue().encode("utf-8-sig")


def _shown(table: Table[Any]) -> Iterator[Column[Any]]:
    """The columns with a head, those that only some rows want where one of these does."""
    for column in table.columns:
        wanted = column.shown_for
        if column.heading is not None and (wanted is None or any(map(wanted, table.rows))):
            yield column


def _text(value: object, words: Words) -> str:
    match value:
        case None:
            return ""
        case Fraction():
            return f"{rounded(value, DECIMALS):f}"
        case Decimal():
            return f"{value:f}"
        case enum.Enum():
            return words.of(value)
        case datetime.date() | Month():
            return str(value)
        case tuple():
            return guarded(words.listed(map(str, value)))
        case _:
            return guarded(str(value)) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """The text as Excel never takes it for a formula."""
    return f"'{text}" if text and text[0] in "=+-@\t\r" else text
