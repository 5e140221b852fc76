"""The matrix on a terminal: tables, or blocks where the stages leave no room for the names."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

from rich.text import Text

from apcli.cli.tables import Prose, cell, show, table, terminal_width
from apcli.report.matrix_labels import (
    EACH_ONCE,
    TOTAL,
    code_label,
    column_label,
    group_labels,
    notes,
    table_label,
    unserved,
)
from apcli.text.width import cell_width, visible
from apcli.text.wrapping import pack, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from apcli.matrix import Counts, Matrix, Table

NAME_WIDTH = 24
"""Columns that a name needs beside the counts."""

GAP = 2


def show_matrix(matrix: Matrix) -> None:
    """Draw the tables for the width of the terminal."""
    width = terminal_width()
    heads = [*(column_label(column, gettext) for column in matrix.columns)]
    heads.append(TOTAL.translated(gettext))
    taken = sum(max(cell_width(visible(head)), 3) + GAP for head in heads)
    draw = _grid if width - taken >= NAME_WIDTH else _blocks
    parts: list[RenderableType] = []
    for each in matrix.tables:
        parts += [draw(each, matrix, heads), Text(), _footer(each, matrix, width), Text()]
    show(*parts[:-1])


def _grid(counted: Table, matrix: Matrix, heads: Sequence[str]) -> RenderableType:
    coded = counted.key is not None
    columns = [("", "text")] if coded else []
    columns.append((visible(table_label(counted, gettext)), "text"))
    grid = table([*columns, *((visible(head), "number") for head in heads)])
    before = [cell("")] if coded else []
    for heading, group in zip(group_labels(counted, gettext), counted.groups, strict=True):
        if heading:
            grid.add_row(*before, cell(f"<{heading}>"))
        for row in group.rows:
            code = [cell(code_label(row))] if coded else []
            grid.add_row(*code, Prose(row.name), *_figures(row.counts))
    grid.add_row()
    each_once = cell(EACH_ONCE.translated(gettext), "bold")
    grid.add_row(*before, each_once, *_figures(matrix.counts))
    return grid


def _figures(counts: Counts) -> Iterator[Text]:
    for count in (*counts, sum(counts)):
        yield cell(f"{count:,}", "" if count else "dim")


def _blocks(counted: Table, matrix: Matrix, heads: Sequence[str]) -> RenderableType:
    text = Text()
    width = terminal_width()
    text.append(f"{_wrapped(table_label(counted, gettext), width)}\n", "bold")
    for heading, group in zip(group_labels(counted, gettext), counted.groups, strict=True):
        if heading:
            text.append(f"{_wrapped(f'<{heading}>', width)}\n")
        for row in group.rows:
            _append(text, f"{code_label(row)} {row.name}".lstrip(), row.counts, heads)
    text.append("\n")
    _append(text, EACH_ONCE.translated(gettext), matrix.counts, heads)
    text.rstrip()
    return text


def _append(text: Text, name: str, counts: Counts, heads: Sequence[str]) -> None:
    width = terminal_width()
    text.append(f"{_wrapped(name, width)}\n", "bold")
    numbers = zip(heads, (*counts, sum(counts)), strict=True)
    figures = [visible(f"{head} {count:,}") for head, count in numbers]
    text.append("".join(f"  {line}\n" for line in pack(figures, width - GAP)))


def _wrapped(text: str, width: int) -> str:
    first, *others = wrap(visible(text), width - GAP)
    return "\n".join([first, *(f"{' ' * GAP}{line}" for line in others)])


def _footer(counted: Table, matrix: Matrix, width: int) -> Text:
    lines = [note.translated(gettext) for note in notes(counted, matrix)]
    sentence, names = unserved(counted)
    if counted.rows:
        lines += [sentence.translated(gettext), *(f"  {name}" for name in names)]
    return Text("\n".join(_wrapped(line, width) for line in lines))
