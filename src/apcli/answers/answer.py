"""An answer to a question about a plan, as a value: title, sections of tables, notes, facts.

A question makes an answer; a format prints any answer. A column says once what is in it: how
programs call it, how people do, what its value is and how a cell reads.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

RowT = TypeVar("RowT")

DECIMALS = 4
"""Decimals of a computed number for programs and for spreadsheets."""

ANY_WIDTH = 10_000
"""More columns than any terminal has."""


class Align(enum.Enum):
    """What a column holds: text, codes before it, numbers, or figures: numbers or short texts."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    FIGURE = "figure"


class Place(enum.Enum):
    """Where a column stands on a terminal: beside the one before, below it, or behind that."""

    BESIDE = "beside"
    BELOW = "below"
    BEHIND = "behind"


class Tone(enum.Enum):
    """How a line is said; a format without colours shows none of it."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    GOOD = "good"
    BAD = "bad"
    LIKELY_GOOD = "likely_good"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell. With `pieces` it breaks between them where it must."""

    text: str
    tone: Tone = Tone.PLAIN
    pieces: tuple[str, ...] = ()


Cell = tuple[CellLine, ...]


def cell(*texts: str | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A cell with a line for each text that says anything."""
    return tuple(CellLine(text, tone) for text in texts if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """A column.

    `key` is its name for programs, where a dot nests; without one it is not in JSON. `heading` is
    its head in CSV and `unit` what its numbers are in; without a heading it is not in CSV. `value`
    is what these hold. `cell` is how it reads, under the heading `short` where that differs, and
    on paper under `long` where there is one; without it people do not see the column. `widths` are
    those of the terminals that show it, `whole` keeps it in one piece there. `added`: the first
    version of the JSON did not have it. `shown_for`: it is in CSV where a row fulfils this.
    """

    key: str | None = None
    heading: str | None = None
    unit: str = ""
    value: Callable[[RowT], Any] = lambda row: None
    cell: Callable[[RowT], Cell] | None = None
    short: str | None = None
    long: str | None = None
    align: Align = Align.TEXT
    place: Place = Place.BESIDE
    widths: tuple[int, int] = (0, ANY_WIDTH)
    whole: bool = False
    added: bool = False
    shown_for: Callable[[RowT], bool] | None = None

    @property
    def head(self) -> str:
        """The head in CSV, with the unit."""
        return f"{self.heading}（{self.unit}）" if self.unit else self.heading or ""

    @property
    def read_head(self) -> str:
        """The head where people read it."""
        return self.short if self.short is not None else self.heading or ""

    @property
    def paper_head(self) -> str:
        """The head where there is room for it."""
        return self.read_head if self.long is None else self.long


@dataclass(frozen=True, slots=True)
class Rows(Generic[RowT]):
    """Rows under one heading, or under none."""

    heading: str | None
    rows: tuple[RowT, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[RowT]):
    """Columns and what is in them; `total` is a last row that is in no file for programs.

    `grouped_by` is the head of a column of the groups' headings. `headless`: the first column says
    what the second holds.
    """

    columns: tuple[Column[RowT], ...]
    groups: tuple[Rows[RowT], ...]
    total: RowT | None = None
    grouped_by: str | None = None
    headless: bool = False

    @property
    def rows(self) -> tuple[RowT, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


def table(columns: Iterable[Column[RowT]], rows: Iterable[RowT], **more: Any) -> Table[RowT]:
    """A table whose rows have no groups."""
    return Table(columns=tuple(columns), groups=(Rows(None, tuple(rows)),), **more)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence below a table, with the lines that belong to it. `strong`: it is a heading."""

    text: str
    below: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an answer; `lead` are lines between heading and table."""

    heading: str | None = None
    lead: tuple[str, ...] = ()
    table: Table[Any] | None = None
    notes: tuple[Note, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked, answered.

    `facts` is the whole answer for programs: values, and tables where there are rows. `title` names
    it. `data` are the tables for spreadsheets, where these are not those of the sections.
    `titled`: its title is part of what is read, on a terminal, too.
    """

    title: str
    facts: Mapping[str, Any]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    data: tuple[Table[Any], ...] = ()
    titled: bool = False

    @property
    def tables(self) -> tuple[Table[Any], ...]:
        """The tables for spreadsheets, all under one head."""
        tables = (section.table for section in self.sections if section.table is not None)
        return self.data or tuple(tables)


def notes(*texts: str | None) -> tuple[Note, ...]:
    """A note for each text that says anything."""
    return tuple(Note(text) for text in texts if text)
