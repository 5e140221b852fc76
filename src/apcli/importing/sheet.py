"""Sheets of texts as every file format gives them, and the names of their cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Place(NamedTuple):
    """A cell of a sheet, counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As spreadsheets name it: `B3`."""
        return f"{column_name(self.column)}{self.row + 1}"


class Cell(NamedTuple):
    """A cell with something in it."""

    place: Place
    text: str


class Merge(NamedTuple):
    """Cells that are one: the first and the last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The texts of a sheet, row by row, all rows of one length; an empty cell is ''.

    Of merged cells only the first has a text. `broken` are cells that hold no value: an error of a
    formula, or a formula that was never calculated. A `part` is a table of a document, which may go
    on in the next. `encoding` is that of a text file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    broken: frozenset[tuple[int, int]] = frozenset()
    part: bool = False
    encoding: str = ""

    @property
    def height(self) -> int:
        """Its rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Its columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def _merge_of(self) -> dict[tuple[int, int], Merge]:
        return {
            (row, column): merge
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom + 1, self.height))
            for column in range(merge.left, min(merge.right + 1, self.width))
        }

    def merge(self, row: int, column: int) -> Merge:
        """The merged cells that this one belongs to, or itself alone."""
        return self._merge_of.get((row, column)) or Merge(row, column, row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """What stands in a cell, or in the merged cells that it belongs to."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        merge = self.merge(row, column)
        text = self.rows[merge.top][merge.left]
        if not text.strip() or (merge.top, merge.left) in self.broken:
            return None
        return Cell(Place(self.name, merge.top, merge.left), text)

    def filled(self, row: int) -> list[Cell]:
        """The cells of a row that have a value of their own, from the left."""
        return [each for each in self.written(row) if (row, each.place.column) not in self.broken]

    def written(self, row: int) -> list[Cell]:
        """The cells of a row with any text, those that are broken, too."""
        return [
            Cell(Place(self.name, row, column), text)
            for column, text in enumerate(self.rows[row])
            if text.strip()
        ]


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """The column that letters name, counted from 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
