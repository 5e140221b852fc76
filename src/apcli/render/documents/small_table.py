"""Small tables of words and numbers, which every format prints in the same way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SmallTable:
    """A table by its heads and rows; the first cell of a row is its head.

    `caption` names it. The columns in `numbers`, from 0, hold numbers, which stand on the right.
    The last `totals` rows sum up the others. `anchors` name the rows for links, `notes` are
    printed below. `stacked`: on a phone the cells of a row stand below one another.
    """

    caption: str | None
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    totals: int = 0
    anchors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stacked: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in it."""
        cells = (cell for row in self.rows for cell in row)
        return (self.caption or "", *self.heads, *cells, *self.notes)
