"""The matrix as Markdown: a table for each axis and one for the departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.render.escaping import escape
from apcli.report.matrix_labels import (
    CODE,
    DEPARTMENTS,
    EACH_ONCE,
    ITEM,
    TOTAL,
    code_label,
    column_label,
    group_labels,
    notes,
    table_label,
    unserved,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apcli.matrix import Counts, Matrix, Row, Table
    from apcli.models import Plan

    Gettext = Callable[[str], str]

TEXT, NUMBER = "---", "---:"


def matrix_markdown(matrix: Matrix, plan: Plan, gettext: Gettext) -> str:
    """The whole document; `gettext` answers in the plan's language."""
    lines = [f"# {escape(plan.title)}　{year_label(plan.fiscal_year)}の重点取組の段階別件数", ""]
    for table in matrix.tables:
        lines += _section(table, matrix, gettext)
    return "\n".join(lines)


def _section(table: Table, matrix: Matrix, gettext: Gettext) -> list[str]:
    sentence, names = unserved(table)
    lines = [
        f"## {escape(table_label(table, gettext))}",
        "",
        *_grid(table, matrix, gettext),
        "",
        *(f"- {escape(note.translated(gettext))}" for note in notes(table, matrix)),
    ]
    if table.rows:
        lines.append(f"- {escape(sentence.translated(gettext))}")
        lines += [f"  - {escape(name)}" for name in names]
    return [*lines, ""]


def _grid(table: Table, matrix: Matrix, gettext: Gettext) -> Iterator[str]:
    """The lines of the table; its first columns are those that it has: group, number, name."""
    headings = group_labels(table, gettext)
    grouped, coded = any(headings), table.key is not None
    heads = ["区分"] if grouped else []
    heads += [CODE.translated(gettext)] if coded else []
    heads += [(ITEM if coded else DEPARTMENTS).translated(gettext)]
    stages = [column_label(column, gettext) for column in matrix.columns]
    yield _line([*heads, *stages, TOTAL.translated(gettext)])
    yield _joined([TEXT] * len(heads) + [NUMBER] * (len(stages) + 1))
    for heading, group in zip(headings, table.groups, strict=True):
        for row in group.rows:
            before = [heading] if grouped else []
            yield _line([*before, *_named(row, coded=coded), *_figures(row.counts)])
    blank = [""] * (len(heads) - 1)
    each_once = f"**{escape(EACH_ONCE.translated(gettext))}**"
    yield _joined([*blank, each_once, *_figures(matrix.counts)])


def _named(row: Row, *, coded: bool) -> list[str]:
    return [code_label(row), row.name] if coded else [row.name]


def _figures(counts: Counts) -> list[str]:
    return [f"{count:,}" for count in (*counts, sum(counts))]


def _line(cells: Sequence[str]) -> str:
    return _joined([escape(cell, line_break="<br>") for cell in cells])


def _joined(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
