"""Files that came back → their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.importing.opening import answer_of, bytes_of
from apcli.sheets.typed import TypedCell, TypedFile, TypedSheet

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".xlsx", ".xlsm", ".ods", ".csv"})
"""The files of a folder that are workbooks."""
UNREADABLE = frozenset({".xls", ".xlsb", ".fods", ".tsv", ".numbers", ".zip"})
"""What may be an answered workbook in another format, and is asked about."""


def read_file(path: Path, shown: str) -> TypedFile:
    """The cells of a file.

    Raises:
        NotImported: the file cannot be read.
    """
    answer = answer_of(bytes_of(path, shown), path.stem, shown, "apcli.sheets.reading.child")
    sheets = tuple(
        TypedSheet(
            each["name"],
            {(row, column): TypedCell(**cell) for row, column, cell in each["cells"]},
        )
        for each in answer["sheets"]
    )
    return TypedFile(shown, sheets, answer["beside"])
