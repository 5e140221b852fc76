"""What became of every cell of a file: placed in the plan, blank, or listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.diagnostics import Message
    from apcli.importing.sheet import Cell, Place, Sheet

NOT_PLACED = message("under no known head or label")
BETWEEN = message("a heading, note or sum between the rows of a table")
BROKEN = message("the formula has no value")


class Remark(NamedTuple):
    """Something that a person should look at: the cell that it is about, if any, and why."""

    cell: Cell | None
    why: Message


class Count(NamedTuple):
    """Cells by what became of them; together all cells of the sheets."""

    placed: int
    listed: int
    blank: int


@dataclass
class Account:
    """The cells that were placed or say that nothing is set, and remarks on all else."""

    placed: set[Place] = field(default_factory=set)
    nothing: set[Place] = field(default_factory=set)
    reasons: dict[Place, Message] = field(default_factory=dict)
    proposed: list[Remark] = field(default_factory=list)

    def place(self, cells: Iterable[Cell]) -> None:
        """These cells are in the plan."""
        self.placed.update(cell.place for cell in cells)

    def leave(self, cells: Iterable[Cell], why: Message) -> None:
        """These cells are not in the plan, for this reason."""
        self.reasons.update((cell.place, why) for cell in cells)

    def skip(self, cells: Iterable[Cell]) -> None:
        """These cells say that nothing is set."""
        self.nothing.update(cell.place for cell in cells)

    def knows(self, cell: Cell) -> bool:
        """It is decided what became of this cell."""
        place = cell.place
        return place in self.placed or place in self.nothing or place in self.reasons

    def propose(self, cell: Cell | None, why: Message) -> None:
        """Something in the plan does not stand in the file."""
        self.proposed.append(Remark(cell, why))

    def listed(self, sheets: Sequence[Sheet]) -> Iterator[Remark]:
        """Every cell that is not in the plan, in the order of the file."""
        for sheet in sheets:
            for row in range(sheet.height):
                for cell in sheet.written(row):
                    if (row, cell.place.column) in sheet.broken:
                        yield Remark(cell, BROKEN)
                    elif cell.place not in self.placed and cell.place not in self.nothing:
                        yield Remark(cell, self.reasons.get(cell.place, NOT_PLACED))

    def count(self, sheets: Sequence[Sheet]) -> Count:
        """All cells of the sheets by what became of them."""
        listed = {remark.cell.place for remark in self.listed(sheets) if remark.cell}
        filled = {
            cell.place
            for sheet in sheets
            for row in range(sheet.height)
            for cell in sheet.written(row)
        }
        placed = (filled & self.placed) - listed
        everything = sum(sheet.height * sheet.width for sheet in sheets)
        return Count(len(placed), len(listed), everything - len(placed) - len(listed))
