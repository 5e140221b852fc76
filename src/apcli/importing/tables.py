"""Tables with a head of one to three rows: where they are, and what their columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.importing.columns import settled
from apcli.importing.labels import Label, bare_year, joined, label_key, read_label
from apcli.importing.meanings import INDICATORS, NAME_WORDS, YEARLY, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.importing.sheet import Cell, Sheet

    Own = Mapping[str, Meaning | None]

_DEEPEST = 3
"""Rows of a head."""
_LEAST = 3
"""Usual words that make a row a head."""


@dataclass(frozen=True)
class Table:
    """A table: its head from `top` to `end`, its rows up to `last`, its columns by their index.

    `heads` are the cells of the head that each column has, the lowest last.
    """

    sheet: Sheet
    top: int
    end: int
    last: int
    columns: Mapping[int, Label]
    heads: Mapping[int, tuple[Cell, ...]]

    @property
    def rows(self) -> range:
        """Its rows below the head."""
        return range(self.end + 1, self.last + 1)


def find_tables(sheet: Sheet, own: Own) -> list[Table]:
    """The tables of a sheet, from the top; each ends where the next begins."""
    heads: list[tuple[int, int]] = []
    row = 0
    while row < sheet.height:
        if _is_head(sheet, row, own):
            top, end = _extent(sheet, row, own)
            heads.append((top, end))
            row = end
        row += 1
    ends = [*(top - 1 for top, _end in heads[1:]), *([sheet.height - 1] if heads else [])]
    found = [table_at(sheet, *head, last, own) for head, last in zip(heads, ends, strict=True)]
    return [each for each in found if any(sheet.filled(row) for row in each.rows)]


def table_at(sheet: Sheet, top: int, end: int, last: int, own: Own) -> Table:
    """The table with this head, and what its columns most likely mean."""
    columns: dict[int, Label] = {}
    heads: dict[int, tuple[Cell, ...]] = {}
    era: int | None = None
    for column in range(sheet.width):
        cells = _heads_of(sheet, top, end, column)
        if not cells:
            continue
        label = _label(cells, era, own)
        era = label.year or era
        columns[column], heads[column] = label, cells
    _head_the_names(sheet, end, columns, heads)
    columns = dict(sorted(columns.items()))
    table = Table(sheet, top, end, last, columns, heads)
    return replace(table, columns=settled(table))


def _head_the_names(
    sheet: Sheet, end: int, columns: dict[int, Label], heads: dict[int, tuple[Cell, ...]]
) -> None:
    """指標 over 活動指標 and 成果指標 is the head of the names in the next column, too."""
    for column, label in [*columns.items()]:
        first = sheet.cell(end + 1, column)
        is_kind = first is not None and read_label(first.text).meaning in INDICATORS
        if label.meaning in INDICATORS and is_kind:
            columns[column] = replace(label, meaning=Meaning.INDICATOR_KIND)
            columns.setdefault(column + 1, label)
            heads.setdefault(column + 1, heads[column])


def _is_head(sheet: Sheet, row: int, own: Own) -> bool:
    filled = sheet.filled(row)
    known = _meanings(filled, own)
    meanings = {each for each in known if each}
    count = sum(each is not None for each in known)
    years = known.count(Meaning.YEAR)
    pair = len(filled) == count == 2 and (Meaning.TITLE in meanings or years == 2)
    if not pair and (count < _LEAST or (len(meanings) < 2 and years < 2)):
        return False
    together = sum(one is not None and other is not None for one, other in _pairs(known))
    if together < count // 2:
        return False
    below = next(
        (sheet.filled(each) for each in range(row + 1, sheet.height) if sheet.filled(each)), []
    )
    if not below or (pair and len(below) < 2):
        return False
    first = read_label(below[0].text, own).meaning
    if first in INDICATORS and known[0] in INDICATORS and len(below) > 2:
        return True
    if first in (None, Meaning.YEAR) or (first in YEARLY and years > 1):
        return True
    return all(
        read_label(each.text, own).meaning or label_key(each.text) in NAME_WORDS for each in below
    )


def _meanings(cells: Sequence[Cell], own: Own) -> list[Meaning | None]:
    """What the cells of a row say as heads; 2025, 2026, 2027 are years, 2025 alone a number."""
    plain = [label_key(each.text) for each in cells]
    digits = [int(each) for each in plain if re.fullmatch("20[0-9]{2}", each)]
    years = len(digits) > 1 and all(after - before == 1 for before, after in pairwise(digits))
    return [
        Meaning.YEAR
        if years and text.isdecimal() and int(text) in digits
        else read_label(each.text, own).meaning
        for each, text in zip(cells, plain, strict=True)
    ]


def _pairs(values: Sequence[Meaning | None]) -> Iterator[tuple[Meaning | None, Meaning | None]]:
    return pairwise(values)


def _extent(sheet: Sheet, row: int, own: Own) -> tuple[int, int]:
    """The first and the last row of a head of which one row is known."""
    top = row
    while top > 0 and row - top < _DEEPEST - 1 and _is_group_row(sheet, top - 1, own):
        top -= 1
    bottoms = sorted(sheet.merge(row, each.place.column).bottom for each in sheet.filled(row))
    end = bottoms[-2]  # one alone may be a label beside the table, merged over all its rows
    end = row if _heads_values(sheet, row, own) else min(end, row + _DEEPEST - 1)
    while end + 1 < sheet.height and end - top < _DEEPEST - 1 and _is_lower(sheet, end + 1, own):
        end += 1
    return top, end


def _heads_values(sheet: Sheet, row: int, own: Own) -> bool:
    """A year of the row has a value right below it, whatever else is merged down."""
    return any(
        read_label(each.text, own).meaning is Meaning.YEAR
        and (below := sheet.cell(row + 1, each.place.column)) is not None
        and below != each
        and read_label(below.text, own).meaning is None
        for each in sheet.filled(row)
    )


def _is_group_row(sheet: Sheet, row: int, own: Own) -> bool:
    """A row of heads for several columns each: 目標値 over R7, R8 and R9."""
    filled = sheet.filled(row)
    known = [each for each in filled if read_label(each.text, own).meaning]
    merged = [
        sheet.merge(row, each.place.column)
        for each in filled
        if sheet.merge(row, each.place.column).right > each.place.column
    ]
    whole = any(each.right - each.left + 1 >= sheet.width for each in merged)
    return bool(known) and not whole and len(known) * 2 > len(filled)


def _is_lower(sheet: Sheet, row: int, own: Own) -> bool:
    """A further row of the head: nothing but labels, years and words such as 名称."""
    filled = sheet.filled(row)
    return bool(filled) and all(
        meaning or label_key(each.text) in NAME_WORDS or bare_year(each.text, None)
        for each, meaning in zip(filled, _meanings(filled, own), strict=True)
    )


def _heads_of(sheet: Sheet, top: int, end: int, column: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for row in range(top, end + 1):
        cell = sheet.cell(row, column)
        if cell is None and row < end:
            cell = _to_the_left(sheet, row, end, column)
        if cell and cell not in cells:
            cells.append(cell)
    return tuple(cells)


def _to_the_left(sheet: Sheet, row: int, end: int, column: int) -> Cell | None:
    """The head of a group without merged cells, which stands over its first column alone."""
    if sheet.cell(end, column) is None:
        return None
    for left in range(column - 1, -1, -1):
        cell = sheet.cell(row, left)
        if cell:
            return cell if sheet.cell(end, left) not in (None, cell) else None
        if sheet.cell(end, left) is None:
            return None
    return None


def _label(cells: Sequence[Cell], era: int | None, own: Own) -> Label:
    labels = [read_label(each.text, own, loosely=True) for each in cells]
    year = bare_year(cells[-1].text, era)
    if year and labels[-1].meaning is None:
        labels[-1] = Label(labels[-1].name, Meaning.YEAR, year)
    return (
        joined(labels, [each.text for each in cells])
        if len(labels) > 1
        else _alone(labels[0], cells[0])
    )


def _alone(label: Label, cell: Cell) -> Label:
    if label.meaning is None and label_key(cell.text) in ("名称", "項目"):
        return replace(label, meaning=Meaning.TITLE)
    return label
