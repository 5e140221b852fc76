"""The cells of a file that came back, with everything that somebody typed into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.importing.sheet import column_name

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell.

    `text` is what it holds: a text without what is struck through, a number in digits as it was
    stored (12.5% is 12.5), a date as `2025-10-31`. `number`, `percent` and `date` say what the
    program that saved it took it for. `formula` is the formula it was computed by, `error` an
    error value, or a formula that was never computed. `note` is the comment on it.
    """

    text: str = ""
    number: bool = False
    percent: bool = False
    date: bool = False
    formula: str = ""
    error: str = ""
    note: str = ""
    struck: str = ""


EMPTY = TypedCell()


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A sheet with its cells by row and column, counted from 0."""

    name: str
    cells: Mapping[tuple[int, int], TypedCell] = field(default_factory=dict)

    def at(self, row: int, column: int) -> TypedCell:
        """The cell there, an empty one where nothing stands."""
        return self.cells.get((row, column), EMPTY)


@dataclass(frozen=True, slots=True)
class TypedFile:
    """A file by its name, its sheets, and what it has beside them (macros, links), counted."""

    shown: str
    sheets: tuple[TypedSheet, ...]
    beside: Mapping[str, int] = field(default_factory=dict)


def address(row: int, column: int) -> str:
    """A cell as people name it: `C5`."""
    return f"{column_name(column)}{row + 1}"
