"""A table in Markdown whose cells read as the text that they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def markdown_table(
    heads: Sequence[str], numbers: Iterable[str], rows: Iterable[Sequence[str]]
) -> Iterator[str]:
    """The lines of a table; the columns whose heads are among `numbers` are right-aligned."""
    right = set(numbers)
    yield _line(heads)
    yield f"| {' | '.join('---:' if head in right else '---' for head in heads)} |"
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escape(cell, line_break='<br>') for cell in cells)} |"
