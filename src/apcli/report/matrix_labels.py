"""What a matrix says in words, for the terminal and for documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.render.labels import circled

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.diagnostics import Message
    from apcli.matrix import Column, Matrix, Row, Table

    Gettext = Callable[[str], str]

CODE = message("No.")
ITEM = message("Item")
DEPARTMENTS = message("Departments")
NOT_STATED = message("not stated")
TOTAL = message("Total")
EACH_ONCE = message("Initiatives, each once")
OTHERS = message("others")
"""The heading of items in no group, below those that are in one."""


def column_label(column: Column, gettext: Gettext) -> str:
    """The stage's name, or 記載なし."""
    return column.name or NOT_STATED.translated(gettext)


def table_label(table: Table, gettext: Gettext) -> str:
    """The axis's name, or 担当課."""
    return table.name or DEPARTMENTS.translated(gettext)


def code_label(row: Row) -> str:
    """The printed number of an item, ①; of what has none, nothing."""
    return "" if row.code is None else circled(row.code)


def group_labels(table: Table, gettext: Gettext) -> tuple[str, ...]:
    """The heading of every group of the table, empty where it needs none."""
    return tuple(
        group.name or (OTHERS.translated(gettext) if place else "")
        for place, group in enumerate(table.groups)
    )


def notes(table: Table, matrix: Matrix) -> tuple[Message, ...]:
    """How the rows are counted, with their denominator and what they leave out."""
    found = [
        message(
            "An initiative counts in every row that it belongs to: the rows add up to {sum}; "
            "the plan has {total} initiatives.",
            sum=table.sum,
            total=matrix.total,
        )
    ]
    if any(table.unclassified):
        found.append(
            message(
                "Without an item of this axis: {count} of {total} initiatives.",
                count=sum(table.unclassified),
                total=matrix.total,
            )
        )
    markers = [row.name for row in table.rows if row.marker]
    if markers:
        found.append(message("Standing for other departments: {names}.", names="・".join(markers)))
    return tuple(found)


def unserved(table: Table) -> tuple[Message, tuple[str, ...]]:
    """A sentence on the rows without an initiative, and their names with the printed numbers."""
    names = tuple(f"{code_label(row)} {row.name}".lstrip() for row in table.unserved)
    return _unserved(len(names), len(table.rows), of_axis=table.key is not None), names


def _unserved(count: int, total: int, *, of_axis: bool) -> Message:
    if of_axis and not count:
        return message("Every item is served by an initiative.")
    if of_axis:
        return message(
            "Items that no initiative serves ({count} of {total}):", count=count, total=total
        )
    if not count:
        return message("Every department is in charge of an initiative.")
    return message(
        "Departments in charge of no initiative ({count} of {total}):", count=count, total=total
    )
