"""An answer as Markdown, whose cells read as the very text that they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apcli.answers.answer import Align
from apcli.text.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.answers.answer import Answer, Cell, Column, Note, Section, Table
    from apcli.words import Words


def render(answer: Answer, _words: Words) -> bytes:
    """The whole document."""
    lines = [f"# {escape(answer.title)}", ""]
    headed = any(section.heading for section in answer.sections)
    if headed:  # below many sections nobody would find them
        lines += _notes(answer.notes)
    for section in answer.sections:
        lines += _section(section)
    if not headed:
        lines += _notes(answer.notes)
    return "\n".join(lines).encode()


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * section.level} {escape(section.heading)}"
        yield ""
    for line in section.lead:
        yield escape(line)
        yield ""
    if section.table is not None:
        yield from _table(section.table)
        yield ""
    yield from _notes(section.notes)


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        text = escape(note.text)
        yield f"- **{text}**" if note.strong else f"- {text}"
        yield from (f"  - {escape(each)}" for each in note.below)
    if notes:
        yield ""


def _table(table: Table[Any]) -> Iterator[str]:
    columns = [column for column in table.columns if column.cell is not None]
    grouped = [table.grouped_by] if table.grouped_by is not None else []
    heads = grouped + [column.paper_head for column in columns]
    yield _line(escape(head, line_break="<br>") for head in heads)
    marks = ["---"] * len(grouped) + [_mark(column) for column in columns]
    yield f"| {' | '.join(marks)} |"
    for group in table.groups:
        if group.heading and not grouped:
            yield _line(_heading(group.heading, columns))
        for row in group.rows:
            cells = [group.heading or ""] if grouped else []
            yield _line([*map(escape, cells), *(_cell(column, row) for column in columns)])
    if table.total is not None:
        blank = [""] * len(grouped)
        cells = [_cell(column, table.total) for column in columns]
        place = next(index for index, text in enumerate(cells) if text)
        cells[place] = f"**{cells[place]}**"
        yield _line([*blank, *cells])


def _heading(heading: str, columns: Sequence[Column[Any]]) -> Iterator[str]:
    """The heading of a group, where the names are."""
    named = next((each for each in columns if each.align is Align.TEXT), columns[0])
    for column in columns:
        yield f"**{escape(heading)}**" if column is named else ""


def _mark(column: Column[Any]) -> str:
    return "---:" if column.align in (Align.NUMBER, Align.FIGURE) else "---"


def _cell(column: Column[Any], row: object) -> str:
    cell: Cell = column.cell(row) if column.cell else ()
    return escape("\n".join(line.text for line in cell), line_break="<br>")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
