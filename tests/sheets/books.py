"""Books of invented plans, written and read back without a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.sheets.asked import Round, books
from apcli.sheets.book import Ask
from apcli.sheets.reading.child import read
from apcli.sheets.returned import returned
from apcli.sheets.typed import TypedFile

if TYPE_CHECKING:
    from apcli.sheets.book import Book
    from apcli.sheets.returned import Returned
    from apcli.workspace import Workspace


def office(workspace: Workspace, ask: Ask = Ask.RESULTS, year: int = 2025) -> Book:
    """The office's workbook, which has everything."""
    return books(workspace, Round(ask, year))[-1]


def typed(data: bytes, name: str = "a.xlsx") -> TypedFile:
    """The cells of a file."""
    sheets, beside = read(data, name)
    return TypedFile(name, tuple(sheets), beside)


def back(data: bytes, name: str = "a.xlsx") -> Returned:
    """What a file says that came back."""
    return returned(typed(data, name))
