"""The layout of a text: where nodes and lines end, and inserting new lines and items.

The nodes are libyaml's, their marks indexes into the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from apcli.edit.text import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    Spans = Sequence[tuple[int, int]]

_LINE_END = re.compile(r"\r\n|\r|\n")


def end_of(text: str, node: Any) -> int:
    """The end of the text of a node: libyaml ends a block at the next token, lines below."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">"):
            return int(end)
        written = text[start:end]
        header = written[: line_end(written, 0)]
        # The blank lines at the end are part of a text that keeps them (`|+`).
        kept = re.sub(r"(\r\n|\r|\n)\Z", "", written) if "+" in header else written.rstrip()
        return int(start) + len(kept)
    if node.flow_style:
        return int(end)
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(last, tuple) else last)


def comment_of(text: str, node: Any) -> str:
    """The comment beside the header of a text over lines, with the space before it."""
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">"):
        return ""
    start = int(node.start_mark.index)
    found = re.search(r"\s+#.*", text[start : line_end(text, start)])
    return found[0] if found else ""


def spans_of(text: str, node: Any) -> Spans:
    """Where each item of a list or pair of a mapping begins and ends."""
    items = [each if isinstance(each, tuple) else (each, each) for each in node.value]
    return [(first.start_mark.index, end_of(text, last)) for first, last in items]


def line_end(text: str, index: int) -> int:
    """The end of the line that the index is in, before its line break."""
    found = _LINE_END.search(text, index)
    return found.start() if found else len(text)


def line_break(text: str, index: int) -> str:
    """The line break that ends the line of the index; of a last line without one, the first."""
    found = _LINE_END.search(text, index) or _LINE_END.search(text)
    return found[0] if found else "\n"


def line_after(text: str, index: int, line: str) -> Edit:
    """A new line below the one that contains the index."""
    end = line_end(text, index)
    return Edit(end, end, line_break(text, index) + line)


def indented(text: str) -> str:
    """The text with two more spaces before every line but the first and the empty ones."""
    return re.sub(r"(\r\n|\r|\n)(?=[^\r\n])", r"\1  ", text)


def into_brackets(
    text: str, node: Any, spans: Spans, written: str, place: int | None = None
) -> Edit:
    """A new item of a list or mapping in brackets, before the one at `place`, else at the end.

    If each of its neighbours has its own line, so does the new item.
    """
    place = len(spans) if place is None else place
    if not spans:
        start = node.start_mark.index + 1
        return Edit(start, start, written)
    first = spans[0][0]
    column = first - max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) - 1
    new_line = line_break(text, node.start_mark.index) + " " * column
    if place == 0:
        alone = _has_break(text[node.start_mark.index : first])
        return Edit(first, first, f"{written},{new_line if alone else ' '}")
    end = spans[place - 1][1]
    following = spans[place][0] if place < len(spans) else node.end_mark.index - 1
    if not _has_break(text[end:following]):
        return Edit(end, end, f", {written}")
    last = line_end(text, end)
    rest = text[end:last]
    if rest.lstrip().startswith(","):
        return Edit(last, last, f"{new_line}{written},")
    return Edit(end, last, f",{rest}{new_line}{written}")


def _has_break(text: str) -> bool:
    return _LINE_END.search(text) is not None
