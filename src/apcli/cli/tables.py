"""Tables and grids on a terminal, by rich: data goes in as text, never as markup."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from apcli.cli.console import has_colour, write_text
from apcli.report.width import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

PIPE_WIDTH = 120
"""Columns where there is no terminal to ask."""


def terminal_width() -> int:
    """The columns that a table may take."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return Console().width
    return PIPE_WIDTH


def cell(text: str, style: str = "") -> Text:
    """Text as it stands: `[red]` and `:smile:` are characters, an escape sequence is shown."""
    return Text(visible(text), style=style)


def two_lines(first: str, second: str) -> Text:
    """A cell with a line of its own for what is said below the first."""
    return Text.assemble(visible(first), "\n", (visible(second), "dim"))


def table(heads: Sequence[tuple[str, str]]) -> Table:
    """A table without vertical lines; a head is its text and `left` or `right`."""
    built = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for text, justify in heads:
        built.add_column(
            Text(text),
            justify="right" if justify == "right" else "left",
            no_wrap=justify == "right",
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
