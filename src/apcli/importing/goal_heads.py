"""Which columns of a table name goals, and which hold their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from apcli.importing.goal_texts import is_level
from apcli.importing.labels import Label, label_key
from apcli.importing.meanings import LOOSE_LEVELS, Meaning
from apcli.importing.names import printed_number

if TYPE_CHECKING:
    from apcli.importing.tables import Table

_LONGEST = 8
"""Characters of what may be a number in a column of them."""


def settled_goals(table: Table, columns: dict[int, Label]) -> dict[int, Label]:
    """The columns with those of goals, and of their numbers: 施策番号 before 施策名.

    Parts of a plan (分野, 大項目) are goals before the title, where each has its rows together;
    elsewhere they are fields.
    """
    title = next((at for at, each in columns.items() if each.meaning is Meaning.TITLE), None)
    for column, label in columns.items():
        if label.meaning is not Meaning.GOAL or label_key(label.name) not in LOOSE_LEVELS:
            continue
        if title is None or column > title or not _is_together(table, column):
            columns[column] = replace(label, meaning=Meaning.FIELD)
    numbers = [column for column, each in columns.items() if each.meaning is Meaning.NUMBER]
    for column in numbers:
        following = columns.get(column + 1)
        of_goal = following is not None and following.meaning is Meaning.GOAL
        if of_goal and is_level(columns[column].name) and _counts(table, column):
            columns[column] = replace(columns[column], meaning=Meaning.GOAL_NUMBER)
    return columns


def is_of_numbers(table: Table, column: int) -> bool:
    """Every cell of the column is short and a number: 1, 1-2, ①, Ⅰ."""
    texts = texts_of(table, column)
    return bool(texts) and all(
        len(text.strip()) <= _LONGEST
        and printed_number(text) is not None
        and re.search("[0-9０-９①-⑳Ⅰ-Ⅻ]", text)
        for text in texts
    )


def texts_of(table: Table, column: int) -> list[str]:
    """What stands in a column, row by row."""
    cells = (table.sheet.cell(row, column) for row in table.rows)
    return [each.text for each in cells if each]


def _is_together(table: Table, column: int) -> bool:
    runs = [text for text, _same in groupby(texts_of(table, column))]
    return len(runs) == len(set(runs))


def _counts(table: Table, column: int) -> bool:
    """Each goal of the next column has one number, and each number one goal."""
    pairs = set()
    for row in table.rows:
        number, goal = table.sheet.cell(row, column), table.sheet.cell(row, column + 1)
        if number or goal:
            pairs.add((number and number.text.strip(), goal and goal.text.strip()))
    numbers, goals = {number for number, _ in pairs}, {goal for _, goal in pairs}
    return len(pairs) == len(numbers) == len(goals) and None not in numbers | goals
