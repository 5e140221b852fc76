"""Values as YAML in blocks: a line for each field, and a text over lines as it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.edit.flow import flow_text
from apcli.source.characters import CONTROL

if TYPE_CHECKING:
    from apcli.source.building import Tree

WIDTH = 100
"""Columns up to which a mapping or list may stand on the line of its key."""

STEP = 2
"""Columns by which a block is indented where no neighbour shows another step."""

_UNFIT = re.compile(rf"{CONTROL}|\r|[ \t](?=\n|\Z)")
"""What a block scalar would lose, or hide at the end of a line."""


class OnOneLine(str):
    """A text that is to stand on one line, with escapes for the ends of its own."""

    __slots__ = ()


def on_one_line(value: Tree) -> Tree:
    """The value with all its texts on one line each."""
    if isinstance(value, dict):
        return {key: on_one_line(each) for key, each in value.items()}
    if isinstance(value, list):
        return [on_one_line(each) for each in value]
    return OnOneLine(value) if isinstance(value, str) else value


def is_over_lines(value: Tree) -> bool:
    """There is a text in it that a block scalar can hold and one line could only hold escaped."""
    if isinstance(value, dict):
        return any(map(is_over_lines, value.values()))
    if isinstance(value, list):
        return any(map(is_over_lines, value))
    if not isinstance(value, str) or isinstance(value, OnOneLine) or _UNFIT.search(value):
        return False
    return "\n" in value.rstrip("\n") or ("\n" in value and value.strip() != "")


def entry_lines(key: str, value: Tree, column: int = 0, step: int = STEP) -> list[str]:
    """The lines of a key, as written, with its value; none but the first is indented by `column`.

    What is short stands in braces on the line of its key.
    """
    start = f"{key}:"
    if isinstance(value, str) and is_over_lines(value):
        header, lines = block_scalar(value, column, step)
        return [f"{start} {header}", *lines]
    if not isinstance(value, dict | list) or fits(value, column + len(start)):
        return [f"{start} {flow_text(value)}"]
    first, *others = value_lines(value, column + step, step)
    return [start, f"{' ' * (column + step)}{first}", *others]


def value_lines(value: Tree, column: int, step: int = STEP) -> list[str]:
    """The lines of a value that begins at the column; none but the first is indented."""
    if isinstance(value, dict) and value:
        entries = [entry_lines(flow_text(key), each, column, step) for key, each in value.items()]
        return _joined(entries, column)
    if isinstance(value, list) and value:
        return _joined([item_lines(each, column, step) for each in value], column)
    return [flow_text(value)]


def item_lines(value: Tree, column: int, step: int = STEP) -> list[str]:
    """The lines of an item of a list whose dash is at the column; only the first not indented."""
    if isinstance(value, str) and is_over_lines(value):
        header, lines = block_scalar(value, column)
        return [f"- {header}", *lines]
    if not isinstance(value, dict | list) or fits(value, column):
        return [f"- {flow_text(value)}"]
    first, *rest = value_lines(value, column + STEP, step)
    return [f"- {first}", *rest]


def block_scalar(text: str, column: int, step: int = STEP) -> tuple[str, list[str]]:
    """The header of a text over lines below a key or dash at the column, and its lines."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    chomping = "-" if ends == 0 else "" if ends == 1 else "+"
    first = next(line for line in body.split("\n") if line)
    # Where the text begins with a space, its indentation has to be said.
    header = f"|{step if first.startswith(' ') else ''}{chomping}"
    lines = [*body.split("\n"), *[""] * (ends - 1)]
    return header, [f"{' ' * (column + step)}{line}" if line else "" for line in lines]


def _joined(entries: list[list[str]], column: int) -> list[str]:
    """The lines of all entries; none but the very first is indented here."""
    (first, *lines), *others = entries
    indent = " " * column
    return [first, *lines, *(line for each in others for line in (indent + each[0], *each[1:]))]


def fits(value: Tree, start: int) -> bool:
    """The value may stand on the line of its key, which has `start` columns; a text always may."""
    if isinstance(value, str):
        return not is_over_lines(value)
    return not is_over_lines(value) and start + 1 + len(flow_text(value)) <= WIDTH
