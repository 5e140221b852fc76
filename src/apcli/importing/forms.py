"""A sheet of one initiative (個票): labels beside, above or before their values, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apcli.importing.figures import read_figure
from apcli.importing.form_goals import goal_line, with_goals
from apcli.importing.labels import read_label
from apcli.importing.meanings import INDICATORS, MEASURED, REVIEWED, YEARLY, Meaning
from apcli.importing.records import Entry, Record, Seen
from apcli.importing.table_records import Outline, records_of_table
from apcli.importing.tables import find_tables, table_at
from apcli.importing.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.importing.labels import Label
    from apcli.importing.sheet import Cell, Sheet
    from apcli.importing.tables import Table

    Own = Mapping[str, Meaning | None]

_INLINE = re.compile(r"\s*([^:：\n]{1,20})[:：]\s*(\S.*)", re.DOTALL)
_OF_VALUES = YEARLY | {Meaning.YEAR, Meaning.KIND, Meaning.CHANGE}
"""Labels that also stand inside tables."""
_ONE = MEASURED | INDICATORS | {Meaning.NUMBER, Meaning.UNIT}
"""Labels of one value; what else stands beside them has a label that is not known."""
_ONE_A_ROW = frozenset({Meaning.TITLE, Meaning.DEPARTMENT, Meaning.RELATED_DEPARTMENT})
_LONG = frozenset(
    {
        Meaning.OVERVIEW,
        Meaning.ACTIONS,
        Meaning.NOTES,
        Meaning.FIELD,
        Meaning.ISSUES,
        Meaning.NEXT_STEPS,
        Meaning.EVALUATION,
    }
)
"""What may go on in the cells below."""


def is_form(sheet: Sheet, own: Own) -> bool:
    """The sheet has the labels of one initiative outside of what looks like a table."""
    tables = find_tables(sheet, own)
    within = {row for table in tables for row in range(table.top, table.end + 1)}
    outside = [
        label.meaning
        for row in range(sheet.height)
        if row not in within
        for cell in sheet.filled(row)
        if (label := _label(cell, own) or _inline(cell, own)) and label.meaning not in _OF_VALUES
    ]
    if not tables:
        return len(outside) >= 2
    listed = any(_lists_initiatives(each) for each in tables)
    return len(set(outside)) >= (4 if listed else 2)


def _lists_initiatives(table: Table) -> bool:
    """A table with several titles."""
    column = next((c for c, each in table.columns.items() if each.meaning is Meaning.TITLE), None)
    if column is None:
        return False
    titles = {cell for row in table.rows if (cell := table.sheet.cell(row, column))}
    return len(titles) > 1


@dataclass
class _Form:
    """A sheet under way: its record, the labels seen, the values taken."""

    sheet: Sheet
    own: Own
    seen: Seen
    record: Record
    taken: set[Cell] = field(default_factory=set)

    def label(self, cell: Cell) -> Label | None:
        """What a cell says as a label, if nothing else took it."""
        return None if cell in self.taken else _label(cell, self.own)


def record_of_form(sheet: Sheet, own: Own, seen: Seen) -> Record:
    """The initiative of a sheet; the cells of its labels are added to `seen`."""
    form = _Form(sheet, own, seen, Record(sheet.name))
    tables = {table.top: _bounded(form, table) for table in find_tables(sheet, own)}
    row = 0
    while row < sheet.height:
        table = tables.get(row)
        if table is None:
            _read_row(form, row)
            row += 1
            continue
        for each in records_of_table(table, seen, Outline()):
            form.record.join(each)
            form.taken.update(cell for entry in each.entries for cell in entry.cells)
        row = table.last + 1
    return with_goals(form.record)


def _bounded(form: _Form, table: Table) -> Table:
    """The table without what follows it: a blank row, or a label of the sheet."""
    last = table.end
    for row in table.rows:
        filled = form.sheet.filled(row)
        label = _label(filled[0], form.own) if filled else None
        named = label is not None and label.year and label.meaning is not Meaning.YEAR
        inside = label is None or (label.meaning in _OF_VALUES and not named)
        column = table.columns.get(filled[0].place.column) if filled else None
        of_kinds = column is not None and column.meaning is Meaning.INDICATOR_KIND
        inside = inside or (of_kinds and label is not None and label.meaning in INDICATORS)
        labels = (_label(each, form.own) for each in filled)
        years = sum(each is not None and each.meaning is Meaning.YEAR for each in labels)
        if not filled or not inside or years > 1:
            break
        if label is not None and len(filled) == 1:
            break
        last = row
    return table_at(form.sheet, table.top, table.end, last, form.own)


def _read_row(form: _Form, row: int) -> None:
    """The labels of a row with the values beside or below them."""
    before: Label | None = None
    for cell in form.sheet.filled(row):
        if cell in form.taken:
            continue
        label = form.label(cell)
        if label is None:
            _read_inline(form, cell)
            continue
        if label.meaning is Meaning.YEAR:
            if before is None or before.meaning not in YEARLY:
                continue
            unit = label.unit or before.unit
            label = replace(label, name=before.name, meaning=before.meaning, unit=unit)
        else:
            before = label
        form.seen.heads.add(cell)
        if label.meaning in YEARLY and _heads_years(form, cell):
            continue
        if label.meaning is Meaning.SOURCE and (sources := [*_sources(form, cell, label)]):
            form.record.add(sources)
            form.taken.update(each.cell for each in sources)
            continue
        values = [*_beside(form, cell, label)] or [*_below(form, cell, label)]
        if not values:
            continue
        if label.meaning in _ONE:
            values = values[:1]
        elif label.meaning in _ONE_A_ROW:
            values = [*{each.place.row: each for each in reversed(values)}.values()][::-1]
        form.taken.update(values)
        form.record.add([Entry(label, values[0], tuple(values[1:]))])


def _heads_years(form: _Form, cell: Cell) -> bool:
    """The cell to the right of a label is a year with a value below it."""
    merge = form.sheet.merge(cell.place.row, cell.place.column)
    year = form.sheet.cell(merge.top, merge.right + 1)
    label = form.label(year) if year else None
    if year is None or label is None or label.meaning is not Meaning.YEAR:
        return False
    return any(True for _value in _below(form, year, label))


def _beside(form: _Form, cell: Cell, label: Label) -> Iterator[Cell]:
    """The values to the right of a label, in all rows that it covers, up to the next label.

    A year is a label only beside what has a value for each year.
    """
    of_one = label.meaning not in _OF_VALUES and label.meaning not in REVIEWED
    merge = form.sheet.merge(cell.place.row, cell.place.column)
    for row in range(merge.top, merge.bottom + 1):
        for each in form.sheet.filled(row):
            if each.place.column <= merge.right:
                continue
            beside = form.label(each)
            if beside is not None and not (of_one and beside.meaning is Meaning.YEAR):
                break
            if each not in form.taken:
                yield each


def _sources(form: _Form, cell: Cell, label: Label) -> Iterator[Entry]:
    """国, 県 and 一般財源 to the right of 財源内訳, each over its number or before it."""
    names = [*_beside(form, cell, label)]
    for place, name in enumerate(names):
        row, column = name.place.row, name.place.column
        below = form.sheet.cell(form.sheet.merge(row, column).bottom + 1, column)
        after = names[place + 1] if place + 1 < len(names) else None
        for value in (below, after):
            if read_figure(name.text).number is None and value and read_figure(value.text).number:
                form.seen.heads.add(name)
                form.taken.add(name)
                yield Entry(replace(label, name=one_line(name.text)), value)
                break


def _below(form: _Form, cell: Cell, label: Label) -> Iterator[Cell]:
    """The value below a label; a long text may go on in the cells below that."""
    merge = form.sheet.merge(cell.place.row, cell.place.column)
    row = merge.bottom + 1
    while (value := form.sheet.cell(row, merge.left)) is not None:
        if value.place[1:] != (row, merge.left) or value in form.taken:
            return
        if form.label(value) is not None:
            return
        if _inline(value, form.own):
            return
        yield value
        if label.meaning not in _LONG:
            return
        row = form.sheet.merge(row, merge.left).bottom + 1


def _read_inline(form: _Form, cell: Cell) -> None:
    """担当課：情報推進課 in one cell."""
    if goal := goal_line(cell):
        form.record.add([goal])
        form.taken.add(cell)
        return
    label = _inline(cell, form.own)
    found = _INLINE.fullmatch(cell.text)
    if label and found:
        form.record.add([Entry(label, cell, (), found[2].strip())])
        form.taken.add(cell)


def _inline(cell: Cell, own: Own) -> Label | None:
    found = _INLINE.fullmatch(cell.text)
    return _label(cell._replace(text=found[1]), own) if found else None


def _label(cell: Cell, own: Own) -> Label | None:
    label = read_label(cell.text, own)
    known = label.meaning is not None and label.meaning is not Meaning.NONE
    return label if known else None
