"""The rows of a table → the initiatives that they are, each with the goals it lies under."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apcli.importing.goal_columns import GoalColumns
from apcli.importing.labels import Label
from apcli.importing.meanings import Meaning
from apcli.importing.outline import Heading, depths, heading_in
from apcli.importing.records import Entry, Record, begins
from apcli.importing.rows import Row, rows_of
from apcli.importing.texts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.importing.outline import Style
    from apcli.importing.records import Seen
    from apcli.importing.tables import Table


@dataclass
class Outline:
    """The headings of a file: the depth of each style, and those above the next row."""

    depth: Mapping[Style, int] = field(default_factory=dict)
    above: list[Entry] = field(default_factory=list)
    sheet: str = ""

    def enter(self, heading: Heading) -> bool:
        """The rows below lie under this heading; False where it is not clear how deep it is."""
        depth = self.depth.get(heading.style)
        if depth is None or depth > len(self.above):
            self.above = []
            return False
        word = heading.says.word or (f"{UNKNOWN}{depth + 1}" if depth else UNKNOWN)
        self.above[depth:] = [Entry(Label(word, Meaning.GOAL), heading.cell)]
        return True

    def begin(self, table: Table) -> None:
        """What stands above the first table of a sheet is above all that follows in it."""
        if table.sheet.name != self.sheet:
            self.above, self.sheet = [], table.sheet.name
            for heading in _over(table):
                self.enter(heading)


def outline_of(tables: Sequence[Table], seen: Seen) -> Outline:
    """The headings between the rows of these tables, and above their heads."""
    sheets: dict[str, list[Heading | None]] = {}
    for table in tables:
        name = table.sheet.name
        found = sheets[name] if name in sheets else sheets.setdefault(name, [*_over(table)])
        found += _headings(rows_of(table, seen))
    return Outline(depths(map(_without_end, sheets.values())))


def _headings(rows: Iterator[Row]) -> Iterator[Heading | None]:
    for row in rows:
        if row.heading:
            if heading := heading_in(row.heading):
                yield heading
        elif row.entries:
            yield None


def _without_end(sheet: list[Heading | None]) -> list[Heading | None]:
    """What follows the last initiative is no heading."""
    last = max((place for place, each in enumerate(sheet) if each is None), default=-1)
    return sheet[: last + 1]


def _over(table: Table) -> Iterator[Heading]:
    """The headings above the head of a table: one that says its level, and those below it."""
    begun = False
    for row in range(table.top):
        filled = table.sheet.filled(row)
        heading = heading_in(filled[0]) if len(filled) == 1 else None
        begun = begun or bool(heading and heading.says.word and heading.says.number)
        if heading and begun and not heading.is_plain:
            yield heading


def records_of_table(table: Table, seen: Seen, outline: Outline) -> list[Record]:
    """The initiatives of a table; what else is in it is added to `seen`."""
    records: list[Record] = []
    columns = GoalColumns.of(table)
    outline.begin(table)
    for row in rows_of(table, seen):
        if row.heading:
            seen.between.add(row.heading)
            heading = heading_in(row.heading)
            if heading:
                outline.enter(heading)
                columns.forget()
        elif row.is_sum:
            seen.between.update(table.sheet.filled(row.index))
        elif not row.entries:
            columns.path(row.index)
        else:
            _add(records, row, columns, outline.above)
    return records


def _add(records: list[Record], row: Row, columns: GoalColumns, above: Sequence[Entry]) -> None:
    goals = [*above, *columns.path(row.index)]
    last = records[-1] if records else None
    if last is None or begins(row.entries, last) or _is_elsewhere(goals, last):
        records.append(Record(columns.table.sheet.name, goals=goals))
    else:
        known = {each.text for each in last.goals}
        last.repeated += [cell for each in goals if each.text in known for cell in each.cells]
    records[-1].add(row.entries)


def _is_elsewhere(goals: Sequence[Entry], before: Record) -> bool:
    """The row lies under other goals than the one before it."""
    texts = [each.text for each in goals]
    return texts != [each.text for each in before.goals][: len(texts)]
