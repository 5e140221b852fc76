"""The rows of a table below its head: values, headings, and what else stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.importing.labels import Label, label_key, read_label
from apcli.importing.meanings import YEARLY, Meaning
from apcli.importing.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.importing.records import Seen
    from apcli.importing.sheet import Cell
    from apcli.importing.tables import Table

_HEADING = re.compile(
    r"[■●◆▼【＜<]|第?[0-9０-９ⅠⅡⅢⅣⅤ]*[章 　]*"
    r"(?:基本|重点|個別)?(?:目標|方針|施策|方向|柱|分野|政策)"
)
_NOTE = re.compile("[※＊*]|注[0-9０-９:：）)]")
TOTALS = frozenset({"合計", "計", "小計", "総計", "総合計"})
GOALS = frozenset({Meaning.GOAL, Meaning.GOAL_NUMBER})


@dataclass(frozen=True)
class Row:
    """A row of a table: its values, or what stands there instead.

    `heading` is the one cell of a row that has no other.
    """

    index: int
    entries: tuple[Entry, ...] = ()
    heading: Cell | None = None
    is_sum: bool = False


def rows_of(table: Table, seen: Seen) -> Iterator[Row]:
    """The rows of a table with something in them; the cells of heads are added to `seen`."""
    known = {
        column: each
        for column, each in table.columns.items()
        if each.meaning not in (None, Meaning.NONE)
    }
    for column in known:
        seen.heads.update(table.heads[column])
    values = {column: each for column, each in known.items() if each.meaning not in GOALS}
    for row in table.rows:
        if _repeats_head(table, row):
            seen.heads.update(table.sheet.filled(row))
            continue
        entries = _row_entries(table, values, row, seen)
        filled = table.sheet.filled(row)
        if heading := _heading(table, row, filled):
            yield Row(row, (), heading)
        elif any(label_key(each.text) in TOTALS for each in filled[:2]):
            yield Row(row, is_sum=True)
        elif entries or filled:
            yield Row(row, tuple(entries))


def _row_entries(table: Table, known: Mapping[int, Label], row: int, seen: Seen) -> list[Entry]:
    """The values of a row. Where a cell says 目標 or 実績, years without a word are of that."""
    entries: list[Entry] = []
    kind = _kind_of_row(table, known, row, seen)
    year = _year_of_row(table, known, row, seen)
    last: Cell | None = None
    for column, label in known.items():
        cell = table.sheet.cell(row, column)
        if cell is None or cell.place.row <= table.end:  # a head that is merged down
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


def _heading(table: Table, row: int, filled: Sequence[Cell]) -> Cell | None:
    """The only cell of a row that is no initiative: a heading or a note over all columns."""
    cells = {
        cell
        for column in table.columns
        if (cell := table.sheet.cell(row, column)) is not None and cell.place.row > table.end
    } | {*filled}
    if len(table.columns) < 3 or len(cells) != 1 or not filled:
        return None
    (cell,) = cells
    merge = table.sheet.merge(cell.place.row, cell.place.column)
    wide = merge.right - merge.left + 1 > len(table.columns) // 2
    label = table.columns.get(cell.place.column)
    meaning = label.meaning if label else None
    text = cell.text.strip()
    marked = _HEADING.match(text) is not None or _NOTE.match(text) is not None
    heading = meaning in (Meaning.NUMBER, Meaning.FIELD, Meaning.GOAL_NUMBER)
    return cell if wide or heading or marked else None
