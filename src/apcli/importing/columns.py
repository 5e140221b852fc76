"""What the columns of a table mean where their heads alone do not say it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.importing.goal_heads import is_of_numbers, settled_goals, texts_of
from apcli.importing.labels import Label, label_key, read_label
from apcli.importing.meanings import CHANGES, INDICATORS, MEASURED, YEARLY, Meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.importing.sheet import Cell
    from apcli.importing.tables import Table

_LEVELS = ("項目", "目標")
"""Words in the head of what may be the title of an initiative, where nothing else is."""
_CORNERS = frozenset({"年度", "年", "区分", "項目"})
"""What stands over 目標 and 実績 where the other columns are years."""
_NUMBERED = {Meaning.GOAL: Meaning.GOAL_NUMBER, Meaning.TITLE: Meaning.NUMBER}


def settled(table: Table) -> dict[int, Label]:
    """The columns of a table, as the others and what stands in them say what they mean."""
    columns = _with_numbers(table, _with_kinds(table))
    for column, label in columns.items():
        if label.meaning is Meaning.CHANGE:
            columns[column] = replace(label, meaning=_category(table, column))
    titles = [column for column, each in columns.items() if each.meaning is Meaning.TITLE]
    if len(titles) > 1:
        chosen = max(titles, key=lambda column: len(set(texts_of(table, column))))
        for column in titles:
            if column != chosen:
                columns[column] = replace(columns[column], meaning=Meaning.FIELD)
    stands_in = None if titles else _title_without_word(columns)
    if stands_in is not None:
        columns[stands_in] = replace(columns[stands_in], meaning=Meaning.TITLE)
    return settled_goals(table, columns)


def _with_numbers(table: Table, columns: dict[int, Label]) -> dict[int, Label]:
    """The columns where one head over two is that of a number and of its title."""
    for column, label in columns.items():
        following = columns.get(column + 1)
        pair = following is not None and table.heads[column][-1] == table.heads[column + 1][-1]
        if pair and label.meaning in _NUMBERED and is_of_numbers(table, column):
            columns[column] = replace(label, meaning=_NUMBERED[label.meaning])
    return columns


def _with_kinds(table: Table) -> dict[int, Label]:
    """The columns of a table of years: 予算額 before R7 and R8, or 年度 over 目標 and 実績."""
    columns = dict(table.columns)
    years = [column for column, each in columns.items() if each.meaning is Meaning.YEAR]
    if len(years) < 2:
        return {column: _year_of_rows(table, column, each) for column, each in columns.items()}
    for column, label in table.columns.items():
        word = label_key(table.heads[column][-1].text)
        if column < years[0] and word in _CORNERS:
            columns[column] = replace(label, meaning=Meaning.KIND)
        word_alone = label.meaning in YEARLY and label.year is None
        other = label.meaning in (None, Meaning.FIELD) and column < years[0]
        if other and word not in _CORNERS and _first_cell(table, column) is None:
            for year in years:  # of nothing that an indicator has
                name = f"{label.name}{columns[year].name}"
                unit = columns[year].unit or label.unit
                columns[year] = replace(columns[year], name=name, meaning=label.meaning, unit=unit)
        if word_alone and _first_cell(table, column) is None:
            for year in years:
                if year > column and columns[year].meaning is Meaning.YEAR:
                    unit = columns[year].unit or label.unit
                    columns[year] = replace(
                        columns[year], name=label.name, meaning=label.meaning, unit=unit
                    )
    return columns


def _title_without_word(columns: Mapping[int, Label]) -> int | None:
    """The last 施策 before the indicator, where no column is called 取組 or 事業."""
    measured = [column for column, each in columns.items() if each.meaning in INDICATORS]
    named = [
        column
        for column, each in columns.items()
        if each.meaning is Meaning.GOAL
        or (each.meaning is Meaning.FIELD and any(map(each.name.__contains__, _LEVELS)))
    ]
    before = [column for column in named if not measured or column < measured[0]]
    return before[-1] if before else None


def _category(table: Table, column: int) -> Meaning:
    """What 区分 means by what stands under it: 新規, or 目標 and 実績, or anything else."""
    texts = [label_key(each) for each in texts_of(table, column)]
    if not texts:
        return Meaning.CHANGE
    if all(read_label(each).meaning in MEASURED for each in texts):
        return Meaning.KIND
    changes = sum(each.strip("【】[]()") in CHANGES for each in texts)
    return Meaning.CHANGE if changes * 2 >= len(texts) else Meaning.FIELD


def _year_of_rows(table: Table, column: int, label: Label) -> Label:
    """年度 over a column of years: each row is of one."""
    texts = texts_of(table, column)
    if label_key(table.heads[column][-1].text) not in ("年度", "年") or not texts:
        return label
    is_year = all(read_label(text).meaning is Meaning.YEAR for text in texts)
    return replace(label, meaning=Meaning.YEAR) if is_year else label


def _first_cell(table: Table, column: int) -> Cell | None:
    """The cell of the first row that is not blank."""
    row = next((row for row in table.rows if table.sheet.filled(row)), table.end + 1)
    cell = table.sheet.cell(row, column)
    return cell if cell and cell.place.row > table.end else None
