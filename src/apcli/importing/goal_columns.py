"""The columns of a table that name goals: which goals each row lies under."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.importing.figures import is_nothing
from apcli.importing.meanings import Meaning
from apcli.importing.records import Entry

if TYPE_CHECKING:
    from apcli.importing.labels import Label
    from apcli.importing.sheet import Cell
    from apcli.importing.tables import Table


@dataclass
class GoalColumn:
    """A column of goals, the one of their numbers beside it, and the goal of the last row.

    One that `repeats` names its goal in every row, so that a blank cell means none.
    """

    column: int
    label: Label
    number: int | None
    repeats: bool
    last: Entry | None = None


@dataclass
class GoalColumns:
    """The columns of a table that name goals, from the top level on."""

    table: Table
    columns: list[GoalColumn] = field(default_factory=list)

    @classmethod
    def of(cls, table: Table) -> GoalColumns:
        """Those of a table."""
        found = cls(table)
        number: int | None = None
        for column, label in table.columns.items():
            if label.meaning is Meaning.GOAL_NUMBER:
                number = column
            elif label.meaning is Meaning.GOAL:
                found.columns.append(GoalColumn(column, label, number, _repeats(table, column)))
                number = None
        return found

    def path(self, row: int) -> list[Entry]:
        """The goals of a row from the top. A blank cell goes on with the goal above it.

        It does where the cells before it are blank or merged, too, and the column does not name
        its goal in every row.
        """
        goes_on = True
        path: list[Entry] = []
        taken: set[Cell] = set()
        for each in self.columns:
            entry = self._own(each, row)
            if entry is not None and (entry.cell in taken or is_nothing(entry.text)):
                each.last, goes_on = None, False
                continue
            if entry is None:
                if not goes_on or each.repeats:
                    each.last = None
            elif entry != each.last:
                each.last, goes_on = entry, False
            if each.last is not None:
                path.append(each.last)
                taken.update(each.last.cells)
        return path

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row that name goals."""
        own = (self._own(each, row) for each in self.columns)
        return [cell for entry in own if entry for cell in entry.cells]

    def forget(self) -> None:
        """A heading begins something new."""
        for each in self.columns:
            each.last = None

    def _own(self, each: GoalColumn, row: int) -> Entry | None:
        sheet = self.table.sheet
        title = sheet.cell(row, each.column)
        number = None if each.number is None else sheet.cell(row, each.number)
        if title is None or number is None or number == title:
            return Entry(each.label, title) if title else None
        return Entry(each.label, number, (title,))


def _repeats(table: Table, column: int) -> bool:
    """The same goal stands in rows below one another, in cells of their own."""
    cells = [cell for row in table.rows if (cell := table.sheet.cell(row, column))]
    return any(
        one.text.strip() == other.text.strip() and one.place != other.place
        for one, other in pairwise(cells)
    )
