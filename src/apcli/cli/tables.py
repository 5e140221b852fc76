"""Tables and grids on a terminal, by rich: data goes in as text, never as markup."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from apcli.cli.console import columns, has_colour, write_text
from apcli.text.width import cell_width, visible
from apcli.text.wrapping import pack, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import ConsoleOptions, RenderableType, RenderResult

PIPE_WIDTH = 120
"""Columns where there is no terminal to ask."""

NARROWEST = 8
"""Columns below which lines are not kept to the right."""


def terminal_width() -> int:
    """The columns that a table may take."""
    return columns(sys.stdout) or PIPE_WIDTH


def cell(text: str, style: str = "") -> Text:
    """Text as it stands: `[red]` and `:smile:` are characters, an escape sequence is shown."""
    return Text(visible(text), style=style)


def paragraphs(lines: Iterable[str], style: str = "", *, indent: int = 0) -> Text:
    """Lines of running text, broken as Japanese is where the terminal ends."""
    width = terminal_width() - indent
    broken = (each for line in lines for each in wrap(visible(line), width))
    return Text("\n".join(f"{' ' * indent}{each}" for each in broken), style=style)


class Lines:
    """A cell of lines of running text, each broken as Japanese is.

    A line is its text, its style, and the pieces between which it is broken where that will do.
    """

    def __init__(
        self, lines: Iterable[tuple[str, str, Sequence[str]]], *, strong: bool = False
    ) -> None:
        self.lines = [
            (visible_lines(text), "bold" if strong else style, tuple(map(visible, pieces)))
            for text, style, pieces in lines
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        for text, style, pieces in self.lines:
            parts = pack(pieces, width, separator_of(text, pieces)) if pieces else [text]
            broken = [each for part in parts for each in _wrapped(part, width)]
            yield Text("\n".join(broken), style=style, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(
            (cell_width(line) for text, *_ in self.lines for line in text.split("\n")), default=0
        )
        longest = [cell_width(piece) + 2 for _, _, pieces in self.lines for piece in pieces]
        least = min(widest, 2)  # no line is narrower than a character
        return Measurement(max([least, *longest]), widest).clamp(None, options.max_width)


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, each as far to the right as the first."""
    bare = text.lstrip("　")
    indent = text[: len(text) - len(bare)]
    room = width - cell_width(indent)
    if not indent or room < NARROWEST:
        return list(wrap(text, width))
    return [f"{indent}{each}" for each in wrap(bare, room)]


_MARK = "\0"
"""Where a heading stands: no text of a cell has it, for control characters are shown."""


class Heading:
    """The only cell of a row, which may go on over the cells to its right."""

    def __init__(self, text: str) -> None:
        self.text = visible(text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(_MARK)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, Text(self.text))


class Headed:
    """A table with these headings, in the order of its rows."""

    def __init__(self, table: Table, headings: Sequence[Heading]) -> None:
        self.table = table
        self.headings = headings

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        headings = iter(self.headings)
        for line in console.render_lines(self.table, options, pad=False):
            before, mark, _ = "".join(each.text for each in line).partition(_MARK)
            if mark:
                heading = next(headings).text
                for each in wrap(heading, options.max_width - cell_width(before)):
                    yield Text(before + each, no_wrap=True)
            else:
                yield from line
                yield Segment.line()


def separator_of(text: str, pieces: Sequence[str]) -> str:
    """What stands between the pieces of a text."""
    return text[len(pieces[0]) : text.index(pieces[1])] if len(pieces) > 1 else ""


def visible_lines(text: str) -> str:
    """The text with its line breaks, and every other control character shown."""
    return "\n".join(map(visible, text.split("\n")))


def table(heads: Sequence[tuple[str, str]], *, headless: bool = False) -> Table:
    """A table without vertical lines; a head is its text and what stands below it.

    That is `text`, `code`, `number` (right-aligned, never broken) or `figure` (a number, or a text
    that may be broken).
    """
    built = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="bold",
        show_header=not headless,
    )
    for text, content in heads:
        built.add_column(
            Text(text),
            justify="right" if content in ("number", "figure") else "left",
            no_wrap=content == "number",
            overflow="fold",
        )
    return built


def show(*renderables: RenderableType) -> None:
    """Draw to stdout in the terminal's width and encoding; no escape codes where none belong."""
    stream = StringIO()
    colour = has_colour(sys.stdout)
    console = Console(
        file=stream,
        width=terminal_width(),
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for renderable in renderables:
        console.print(renderable)
    text = stream.getvalue()
    write_text("\n".join(line.rstrip() for line in text.split("\n")) if not colour else text)
