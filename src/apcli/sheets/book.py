"""What one workbook asks, as a value that knows no file format."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

Content = str | Decimal
"""What stands in a cell: a text, empty for nothing, or a number."""


class Ask(enum.StrEnum):
    """What departments are asked for: results, forecasts, or the revision of a draft."""

    RESULTS = "results"
    FORECAST = "forecast"
    REVISION = "revision"


class Input(enum.Enum):
    """What an open cell takes.

    A `VALUE` is what the indicator is measured in: a number, the day of a milestone, or words.
    """

    VALUE = "value"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a question comes from: the city, by its code or name, the year, and what is asked."""

    city: str
    fiscal_year: int
    ask: Ask


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell that a department fills in.

    `field` is its key among those of its row or sheet, `exported` what stands in it when it is
    sent. With `choices` it takes one of these. The round is complete once all `needed` cells say
    something.
    """

    field: str
    input: Input
    exported: Content = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column that departments fill in, and what they are told about it."""

    field: str
    heading: str
    wants: str
    input: Input


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An indicator in the table: what stands there for information, and its open cells.

    `id` is `KEY/INDICATOR`. An open cell is None where the row has no such question. `seal` holds
    what was exported, guarded by its fingerprint.
    """

    id: str
    locked: tuple[Content, ...]
    open: tuple[OpenCell | None, ...]
    seal: str


@dataclass(frozen=True, slots=True)
class AskedTable:
    """The table of indicators: heads and widths of its locked columns, its open columns, rows."""

    locked: tuple[str, ...]
    open: tuple[AskedColumn, ...]
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class AskedText:
    """A question of a sheet: its label, what it wants, and its cell, sealed like a row."""

    label: str
    wants: str
    cell: OpenCell
    seal: str


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """The sheet of an initiative: what it is (labels and texts), and what is asked about it.

    `id` is its key, `name` that of the sheet in the workbook.
    """

    id: str
    name: str
    title: str
    locked: tuple[tuple[str, str], ...]
    questions: tuple[AskedText, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook: that of a department, or without one the office's, which has everything.

    `minus` is the sign that the plan writes before negative numbers.
    """

    origin: Origin
    city: str
    title: str
    department: str | None
    due: datetime.date | None
    contact: str | None
    minus: str
    table: AskedTable
    sheets: tuple[AskedSheet, ...]

    @property
    def ids(self) -> Iterator[str]:
        """The rows and questions, each by what it is about and its field."""
        for row in self.table.rows:
            yield row.id
        for sheet in self.sheets:
            for question in sheet.questions:
                yield f"{sheet.id}:{question.cell.field}"


def canonical(content: Content) -> str:
    """A content as it is compared: numbers without trailing zeros, one kind of line ends."""
    if isinstance(content, Decimal):
        shown = f"{content.normalize():f}"
        return "0" if shown == "-0" else shown
    return content.replace("\r\n", "\n").replace("\r", "\n").strip()
