"""An answer on a terminal: tables, or blocks where it is too narrow for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from apcli.answers.answer import ANY_WIDTH, Align, CellLine, Place, Tone
from apcli.cli.tables import Headed, Heading, Lines, cell, paragraphs, show, table, terminal_width
from apcli.text.printed import ABSENT, MINUSES
from apcli.text.width import cell_width, visible
from apcli.text.wrapping import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from apcli.answers.answer import Answer, Cell, Column, Note, Section, Table

STYLES = {
    Tone.PLAIN: "",
    Tone.QUIET: "dim",
    Tone.STRONG: "bold",
    Tone.GOOD: "bold green",
    Tone.BAD: "bold red",
    Tone.LIKELY_GOOD: "green",
    Tone.DOUBTFUL: "yellow",
}

NAME_WIDTH = 24
"""Columns that a text needs beside the numbers of a table."""

FIGURE_WIDTH = 14
"""Columns that a text in the place of a number may take."""

GAP = 2


def show_answer(answer: Answer) -> None:
    """Draw the answer for the width of the terminal."""
    parts: list[RenderableType] = [paragraphs([answer.title], "bold")] if answer.titled else []
    for section in answer.sections:
        parts += [*_section(section), Text()]
    if answer.notes:
        parts += [*_notes(answer.notes), Text()]
    show(*parts[:-1])


def show_rows(answer: Answer) -> None:
    """Draw the rows of an answer alone, down the page."""
    show(
        *(
            _block(row, _stacked(_all_shown(section.table)))
            for section in answer.sections
            if section.table is not None
            for row in section.table.rows
        )
    )


def _section(section: Section) -> Iterator[RenderableType]:
    headed = section.heading and not _has_head(section.table, section.heading)
    if headed:
        yield paragraphs([section.heading or ""], "bold")
    if section.lead:
        yield paragraphs(section.lead, "dim")
    if section.table is not None:
        if headed or section.lead:
            yield Text()
        yield from _table(section.table)
        if section.notes:
            yield Text()
    yield from _notes(section.notes)


def _has_head(answered: Table[Any] | None, heading: str) -> bool:
    """A column of the table has that head already."""
    if answered is None or not _fits(answered):
        return False
    return heading in [each.read_head for each in _shown(answered)]


def _notes(notes: Sequence[Note]) -> Iterator[RenderableType]:
    for note in notes:
        yield paragraphs([note.text], "bold" if note.strong else "")
        if note.below:
            yield paragraphs(note.below, indent=GAP)


def _table(answered: Table[Any]) -> Iterator[RenderableType]:
    if _fits(answered):
        yield _grid(answered, _stacked(_shown(answered)))
    else:
        yield from _blocks(answered, _stacked(_all_shown(answered)))


def _fits(answered: Table[Any]) -> bool:
    """The terminal is wide enough for the columns side by side."""
    needed = _needed(answered, _stacked(_shown(answered)))
    return answered.headless or needed <= terminal_width()


def _shown(answered: Table[Any]) -> list[Column[Any]]:
    """The columns that people read on a terminal of this width."""
    width = terminal_width()
    return [
        column
        for column in answered.columns
        if column.cell is not None and column.widths[0] <= width <= column.widths[1]
    ]


def _all_shown(answered: Table[Any]) -> list[Column[Any]]:
    """The columns that people read where there is room for all, as there is down the page."""
    return [
        column
        for column in answered.columns
        if column.cell is not None and column.widths[1] == ANY_WIDTH
    ]


def _stacked(columns: Sequence[Column[Any]]) -> list[list[Column[Any]]]:
    """The columns side by side, each with those that stand below it."""
    found: list[list[Column[Any]]] = []
    for column in columns:
        if column.place is not Place.BESIDE and found:
            found[-1].append(column)
        else:
            found.append([column])
    return found


def _needed(answered: Table[Any], stacked: Sequence[Sequence[Column[Any]]]) -> int:
    """The columns of a terminal that the table needs to be readable."""
    taken, names = 0, 0
    for first, *_below in stacked:
        if first.align is Align.TEXT:
            names += 1
            continue
        widest = _widest(answered, first)
        breaks = first.align is Align.FIGURE and not first.whole
        least = min(widest, FIGURE_WIDTH) if breaks else widest
        taken += least + GAP
    return taken + NAME_WIDTH + (names - 1) * NAME_WIDTH // 2 if names else taken


def _widest(answered: Table[Any], column: Column[Any]) -> int:
    """How wide the longest line of a column is."""
    texts = [line.text for row in answered.rows for line in _cell(column, row)]
    return max(cell_width(visible(each)) for each in [*column.read_head.split("\n"), *texts])


def _grid(answered: Table[Any], stacked: Sequence[Sequence[Column[Any]]]) -> RenderableType:
    heads = [(visible_head(first), first.align.value) for first, *_below in stacked]
    grid = table(heads, headless=answered.headless)
    crowded = sum(_widest(answered, first) + GAP for first, *_below in stacked) > terminal_width()
    for column, (first, *_below) in zip(grid.columns, stacked, strict=True):
        if first.whole:
            column.min_width = _widest(answered, first)
        elif first.align is Align.FIGURE and crowded:
            column.max_width = _figure_width(answered, first)
    headings = []
    for group in answered.groups:
        if group.heading:
            before = [cell("")] * _name_place(stacked)
            headings.append(Heading(f"<{group.heading}>"))
            grid.add_row(*before, headings[-1])
        for row in group.rows:
            grid.add_row(*(Lines(_lines(each, row)) for each in stacked))
    if answered.total is not None:
        grid.add_row()
        cells = [_lines(each, answered.total) for each in stacked]
        grid.add_row(*(Lines(each, strong=place == 0) for place, each in enumerate(cells)))
    return Headed(grid, headings) if headings else grid


def _figure_width(answered: Table[Any], column: Column[Any]) -> int | None:
    """As wide as the widest number; a text in its place is broken."""
    numbers = [
        len(line.text)
        for row in answered.rows
        for line in _cell(column, row)[:1]
        if line.text.strip("()").replace(",", "").replace(".", "").lstrip(MINUSES).isdigit()
    ]
    return max([FIGURE_WIDTH, *numbers])


def _name_place(stacked: Sequence[Sequence[Column[Any]]]) -> int:
    """The place of the first column of names."""
    named = (
        place
        for place, (first, *_) in enumerate(stacked)
        if first.align is Align.TEXT and first.read_head
    )
    return next(named, 0)


def _blocks(answered: Table[Any], stacked: Sequence[Sequence[Column[Any]]]) -> Iterator[Text]:
    between = False
    for group in answered.groups:
        if group.heading:
            if between:
                yield Text()
            yield paragraphs([f"<{group.heading}>"])
            between = False
        for row in group.rows:
            if between:
                yield Text()
            between = True
            yield _block(row, stacked)
    if answered.total is not None:
        yield Text()
        yield _block(answered.total, stacked)


def _block(row: object, stacked: Sequence[Sequence[Column[Any]]]) -> Text:
    """A row down the page: its name, what stands below it, and its figures packed on lines."""
    place = _name_place(stacked)
    before = [line.text for first, *_ in stacked[:place] for line in _cell(first, row)]
    title, *below = _stack(stacked[place], row)
    text = paragraphs([" ".join([*before, title.text])], "bold")
    for line in below:
        text.append("\n").append(paragraphs([line.text], "not bold", indent=GAP))
    pieces = [
        piece for stack in stacked[place + 1 :] for each in stack for piece in _pieces(each, row)
    ]
    return text.append("\n").append(_packed(pieces)) if pieces else text


def _packed(pieces: Sequence[CellLine]) -> Text:
    """As many pieces on a line as fit, each in its tone."""
    lines = pack([piece.text for piece in pieces], terminal_width() - GAP)
    text = paragraphs(lines, "not bold", indent=GAP)
    end = 0
    for piece in pieces:
        start = text.plain.find(piece.text, end)
        if start >= 0:  # one that is longer than a line is broken, and stays plain
            end = start + len(piece.text)
            text.stylize(STYLES[piece.tone] if piece.tone is not Tone.QUIET else "", start, end)
    return text


def _pieces(column: Column[Any], row: object) -> Iterator[CellLine]:
    """What a cell says with its head, which is one for each line where it has several."""
    lines = [CellLine(visible(line.text), line.tone) for line in _cell(column, row)]
    if lines and lines[0].text == ABSENT and all(each.tone is Tone.QUIET for each in lines[1:]):
        lines = lines[:1]  # nothing has no unit
    heads = column.read_head.split("\n")
    if len(heads) == len(lines) > 1:
        yield from (
            CellLine(f"{head} {line.text}", line.tone)
            for head, line in zip(heads, lines, strict=True)
        )
    elif lines:
        first, *others = lines
        if column.align is not Align.TEXT:  # a number with its unit
            first = CellLine(" ".join(line.text for line in lines), _loudest(lines))
            others = []
        yield CellLine(f"{column.read_head} {first.text}".lstrip(), first.tone)
        yield from others


def _loudest(lines: Sequence[CellLine]) -> Tone:
    """The tone that the first line with one has."""
    return next((line.tone for line in lines if line.tone is not Tone.PLAIN), Tone.PLAIN)


def _lines(stack: Sequence[Column[Any]], row: object) -> list[Any]:
    return [(line.text, STYLES[line.tone], line.pieces) for line in _stack(stack, row)]


def _stack(stack: Sequence[Column[Any]], row: object) -> list[CellLine]:
    """The lines of columns that stand in one place: those below the first are quiet."""
    first, *others = stack
    found = list(_cell(first, row))
    for column in others:
        for line in _cell(column, row):
            if column.place is Place.BEHIND and found:
                found[-1] = CellLine(f"{found[-1].text} {line.text}", found[-1].tone)
            else:
                found.append(CellLine(line.text, Tone.QUIET, line.pieces))
    return found


def _cell(column: Column[Any], row: object) -> Cell:
    return column.cell(row) if column.cell else ()


def visible_head(column: Column[Any]) -> str:
    """The head of a column with its line breaks, and nothing else that does anything."""
    return "\n".join(map(visible, column.read_head.split("\n")))
