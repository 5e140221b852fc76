"""Where things stand in a workbook, for what writes it and what reads it back."""

from __future__ import annotations

HIDDEN = 2
"""The first columns of every sheet, which nobody sees: keys, and seals."""

FIELDS_ROW = 2
"""The row with the fields of the columns, which nobody sees."""

BOOK_SHEET = "apcli"
"""The sheet with what the whole workbook was sent with, which nobody sees."""

LISTS_SHEET = "apcli_lists"
"""The sheet with the words of the lists to choose from, which nobody sees."""

BOOK_MARK = "apcli:book"
TABLE_MARK = "apcli:table"
SHEET_MARK = "apcli:sheet"
"""What the first cell of a hidden column says of its sheet."""

LOCKED = "locked"
"""The field of a column of the table that is for information; its number follows."""

ANSWER = "answer"
"""The field of the column with the answers of a sheet, in the same row."""

_PIECE = 30_000


def pieces(text: str) -> list[str]:
    """A text in pieces that each fit into a cell, to stand below one another."""
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
