"""Tables and grids on a terminal, by rich: data goes in as text, never as markup."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.measure import Measurement
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


def terminal_width() -> int:
    """The columns that a table may take."""
    return columns(sys.stdout) or PIPE_WIDTH


def cell(text: str, style: str = "") -> Text:
    """Text as it stands: `[red]` and `:smile:` are characters, an escape sequence is shown."""
    return Text(visible(text), style=style)


def two_lines(first: str, second: str) -> Text:
    """A cell with a line of its own for what is said below the first."""
    return Text.assemble(visible(first), "\n", (visible(second), "dim"))


def paragraphs(lines: Iterable[str], style: str = "", *, indent: int = 0) -> Text:
    """Lines of running text, broken as Japanese is where the terminal ends."""
    width = terminal_width() - indent
    broken = (each for line in lines for each in wrap(visible(line), width))
    return Text("\n".join(f"{' ' * indent}{each}" for each in broken), style=style)


class Prose:
    """A cell of running text, broken as Japanese is; a second text goes below it."""

    def __init__(self, text: str, below: str = "") -> None:
        self.text = visible_lines(text)
        self.below = visible_lines(below)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for text, style in ((self.text, ""), (self.below, "dim")):
            if text:
                yield Text("\n".join(wrap(text, options.max_width)), style=style, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        lines = [*self.text.split("\n"), *self.below.split("\n")]
        return Measurement(2, max(map(cell_width, lines))).clamp(None, options.max_width)


class Pieces:
    """A cell of pieces with a separator between them, broken between pieces where that will do."""

    def __init__(self, pieces: Iterable[str], separator: str) -> None:
        self.pieces = [visible(piece) for piece in pieces]
        self.separator = separator

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        lines = (
            broken
            for line in pack(self.pieces, width, self.separator)
            for broken in wrap(line, width)
        )
        yield Text("\n".join(lines), no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = cell_width(self.separator.join(self.pieces))
        longest = max(map(cell_width, self.pieces), default=0) + cell_width(self.separator.rstrip())
        return Measurement(longest, widest).clamp(None, options.max_width)


def visible_lines(text: str) -> str:
    """The text with its line breaks, and every other control character shown."""
    return "\n".join(map(visible, text.split("\n")))


def table(heads: Sequence[tuple[str, str]]) -> Table:
    """A table without vertical lines; a head is its text and what stands below it.

    That is `text`, `number` (right-aligned, never broken) or `figure` (a number, or text that
    may be broken).
    """
    built = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for text, content in heads:
        built.add_column(
            Text(text),
            justify="left" if content == "text" else "right",
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
