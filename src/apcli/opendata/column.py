"""A table of open data: its columns, each named once for every format, and its rows."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Cell = str | int | Decimal | bool | None
"""What a cell holds: one value, or nothing."""

Reference = tuple[tuple[str, ...], str, tuple[str, ...]]
"""Columns, and the columns of which table they lead to."""


class Type(enum.StrEnum):
    """The type of a column, as Table Schema names it.

    A day may be a month, `2025-10`, and is therefore text.
    """

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """A column: its name for programs, and its cell.

    What it is called and says in Japanese is in the dictionary, but of columns that a plan declares
    itself.
    """

    name: str
    value: Callable[[Any], Cell]
    type: Type = Type.STRING
    required: bool = False
    title: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table with its rows, a cell for each column.

    `key` are the columns that name a row, `references` lead to other tables.
    """

    name: str
    columns: tuple[OpenColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()


def open_table(
    name: str,
    columns: Iterable[OpenColumn],
    rows: Iterable[object],
    key: tuple[str, ...],
    *references: Reference,
) -> OpenTable:
    """A table of rows of any kind, each made into its cells."""
    shown = tuple(columns)
    cells = tuple(tuple(_plain(column.value(row)) for column in shown) for row in rows)
    return OpenTable(name, shown, cells, key, references)


def _plain(cell: Cell) -> Cell:
    """A text without the line end of a block in YAML; an empty one is nothing."""
    return cell.rstrip("\n") or None if isinstance(cell, str) else cell
