"""What a file says about each initiative: its labels with their values, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apcli.importing.labels import Label, label_key, read_label
from apcli.importing.meanings import INDICATORS, OF_INDICATORS, YEARLY, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apcli.importing.sheet import Cell
    from apcli.importing.tables import Table


@dataclass(frozen=True)
class Entry:
    """A value with the label that it stands under or beside.

    `rest` are more cells of the same value, in order.
    """

    label: Label
    cell: Cell
    rest: tuple[Cell, ...] = ()
    part: str | None = None
    """The value, where the cell has its label, too."""

    @property
    def text(self) -> str:
        """The value as printed, of several cells with a line each."""
        if self.part is not None:
            return self.part
        return "\n".join(each.text.strip() for each in (self.cell, *self.rest))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells of the value."""
        return (self.cell, *self.rest)


@dataclass
class Seen:
    """Cells that are no values: those of heads and labels, and those of rows between the others."""

    heads: set[Cell] = field(default_factory=set)
    between: set[Cell] = field(default_factory=set)


@dataclass
class Record:
    """An initiative as the file has it."""

    sheet: str
    entries: list[Entry] = field(default_factory=list)
    repeated: list[Cell] = field(default_factory=list)
    """Cells that say again what an entry says, as where a table is not merged."""

    def first(self, meaning: Meaning) -> Entry | None:
        """The first value of a meaning."""
        return next((each for each in self.entries if each.label.meaning is meaning), None)

    def add(self, entries: Iterable[Entry]) -> None:
        """Append what is not there yet: a merged cell stands in several rows."""
        known = {(each.cell.place, each.label.meaning, each.label.years) for each in self.entries}
        texts = {(each.text, each.label) for each in self.entries}
        for entry in entries:
            if (entry.cell.place, entry.label.meaning, entry.label.years) in known:
                continue
            if entry.label.meaning not in OF_INDICATORS and (entry.text, entry.label) in texts:
                self.repeated.extend(entry.cells)
            else:
                self.entries.append(entry)

    def join(self, other: Record) -> None:
        """Append what another record says of the same initiative."""
        self.add(other.entries)
        self.repeated.extend(other.repeated)


_HEADING = re.compile(
    r"[■●◆▼【＜<]|第?[0-9０-９ⅠⅡⅢⅣⅤ]*[章 　]*"
    r"(?:基本|重点|個別)?(?:目標|方針|施策|方向|柱|分野|政策)"
)
_NOTE = re.compile("[※＊*]|注[0-9０-９:：）)]")
TOTALS = frozenset({"合計", "計", "小計", "総計", "総合計"})


def records_of_table(table: Table, seen: Seen) -> list[Record]:
    """The initiatives of a table; what else is in it is added to `seen`."""
    records: list[Record] = []
    known = {column: each for column, each in table.columns.items() if _is_known(each)}
    for column in known:
        seen.heads.update(table.heads[column])
    for row in table.rows:
        if _repeats_head(table, row):
            seen.heads.update(table.sheet.filled(row))
            continue
        entries = _row_entries(table, known, row, seen)
        if not entries:
            continue
        if _is_heading(table, row, entries):
            seen.between.update(table.sheet.filled(row))
            continue
        if not records or _begins(entries, records[-1]):
            records.append(Record(table.sheet.name))
        records[-1].add(entries)
    return records


def _is_known(label: Label) -> bool:
    return label.meaning is not None and label.meaning is not Meaning.NONE


def _row_entries(table: Table, known: Mapping[int, Label], row: int, seen: Seen) -> list[Entry]:
    """The values of a row. Where a cell says 目標 or 実績, years without a word are of that."""
    entries: list[Entry] = []
    kind = _kind_of_row(table, known, row, seen)
    year = _year_of_row(table, known, row, seen)
    last: Cell | None = None
    for column, label in known.items():
        cell = table.sheet.cell(row, column)
        if cell is None:
            continue
        if cell == last and (entries and entries[-1].label.meaning is not label.meaning):
            continue  # merged over columns of different meanings: of the first
        last = cell
        if label.meaning is Meaning.KIND or _is_year_of_row(label):
            continue
        of_kind = kind if label.meaning is Meaning.YEAR else None
        if year and label.meaning in YEARLY and label.year is None:
            entries.append(Entry(replace(label, year=year.year, last=year.last), cell))
        else:
            entries.append(Entry(_of_kind(label, of_kind), cell))
    return entries


def _is_year_of_row(label: Label) -> bool:
    """The column says of which year each row is: 年度."""
    return label.meaning is Meaning.YEAR and label.year is None


def _year_of_row(table: Table, known: Mapping[int, Label], row: int, seen: Seen) -> Label | None:
    """The year that a row is of, where a column says it."""
    for column in (column for column, label in known.items() if _is_year_of_row(label)):
        cell = table.sheet.cell(row, column)
        label = read_label(cell.text) if cell else None
        if cell and label and label.meaning is Meaning.YEAR:
            seen.heads.add(cell)
            return label
    return None


def _of_kind(label: Label, kind: Label | None) -> Label:
    if kind is None:
        return label
    unit = label.unit or kind.unit
    return replace(label, name=kind.name, meaning=kind.meaning, unit=unit)


def _kind_of_row(table: Table, known: Mapping[int, Label], row: int, seen: Seen) -> Label | None:
    """What the years of a row are of, as one of its cells says: 目標, 実績, 予算額."""
    for column in range(table.sheet.width):
        cell = table.sheet.cell(row, column)
        if cell is None or (column in known and known[column].meaning is not Meaning.KIND):
            continue
        label = read_label(cell.text)
        if label.meaning in YEARLY and label.year is None:
            seen.heads.add(cell)
            return label
    return None


def _repeats_head(table: Table, row: int) -> bool:
    texts = [each.text for each in table.sheet.filled(row)]
    if len(texts) < 2:
        return False
    return any(
        texts == [each.text for each in table.sheet.filled(head)]
        for head in range(table.top, table.end + 1)
    )


def _is_heading(table: Table, row: int, entries: Sequence[Entry]) -> bool:
    """A row that is no initiative: a heading or a note over all columns, or a sum."""
    filled = table.sheet.filled(row)
    if any(label_key(each.text) in TOTALS for each in filled[:2]):
        return True
    if len(table.columns) < 3 or len({each.cell for each in entries}) > 1:
        return False
    (cell,) = {each.cell for each in entries}
    merge = table.sheet.merge(cell.place.row, cell.place.column)
    wide = merge.right - merge.left + 1 > len(table.columns) // 2
    meaning = entries[0].label.meaning
    heading = meaning in (Meaning.NUMBER, Meaning.FIELD) or (
        meaning is Meaning.TITLE and _HEADING.match(cell.text.strip()) is not None
    )
    return cell in filled and (wide or heading or _NOTE.match(cell.text.strip()) is not None)


def _begins(entries: Sequence[Entry], before: Record) -> bool:
    """The row is about another initiative than the row before it."""
    number = _cell(entries, Meaning.NUMBER)
    title = _cell(entries, Meaning.TITLE)
    if title is None and number is None:
        return (
            before.first(Meaning.TITLE) is None
            and before.first(Meaning.NUMBER) is None
            and any(each.label.meaning in INDICATORS and _is_new(each, before) for each in entries)
        )
    for each, meaning in ((number, Meaning.NUMBER), (title, Meaning.TITLE)):
        known = before.first(meaning)
        if each is not None and (known is None or known.text.strip() != each.text.strip()):
            return True
    return False


def _is_new(entry: Entry, before: Record) -> bool:
    return entry.cell not in {each.cell for each in before.entries}


def _cell(entries: Sequence[Entry], meaning: Meaning) -> Entry | None:
    return next((each for each in entries if each.label.meaning is meaning), None)
