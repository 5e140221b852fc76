"""A path of a file → its text without what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from apcli.edit import layout
from apcli.edit.reading_back import reads_as
from apcli.edit.text import Edit, edited
from apcli.source import parse
from apcli.source.document import parseable
from apcli.source.parsing import compose

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.source import Document
    from apcli.source.building import Tree


def removed(document: Document, path: DataPath) -> str | None:
    """The document's text without the key or item at the path, None if it cannot be taken out.

    Of lines of its own the comment at their end stays as a line, and so do comments above them.
    What would leave an empty mapping or list behind is not taken out.
    """
    text = document.data.decode("utf-8")
    node: Any = compose(parseable(document.data, text)[0])
    for part in path[:-1]:
        node = _inside(node, part)
    place = _place(node, path[-1])
    if place is None or len(node.value) < 2:
        return None
    new = edited(text, [_without(text, node, place)])
    _, tree, _ = parse(document.file, document.data)
    return new if reads_as(document, new, without(tree, path)) else None


def without(tree: Tree, path: DataPath) -> Tree:
    """The tree without the key or item at the path."""
    part, rest = path[0], path[1:]
    if isinstance(tree, dict):
        if not rest:
            return {key: each for key, each in tree.items() if key != part}
        return {key: without(each, rest) if key == part else each for key, each in tree.items()}
    if isinstance(tree, list):
        if not rest:
            return [each for index, each in enumerate(tree) if index != part]
        return [without(each, rest) if index == part else each for index, each in enumerate(tree)]
    return tree


def _inside(node: Any, part: str | int) -> Any:
    place = _place(node, part)
    if place is None:
        return None
    found = node.value[place]
    return found[1] if isinstance(found, tuple) else found


def _place(node: Any, part: str | int) -> int | None:
    """Which pair of a mapping, or item of a list, it is."""
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        return names.index(part) if part in names else None
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return part if part < len(node.value) else None
    return None


def _without(text: str, node: Any, place: int) -> Edit:
    spans = layout.spans_of(text, node)
    start, end = spans[place]
    if node.flow_style:
        if place + 1 < len(spans):
            return Edit(start, spans[place + 1][0], "")
        return Edit(spans[place - 1][1], end, "")
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = layout.line_end(text, end)
    if text[begin:start].strip(" -"):  # it follows something else on its line
        return Edit(start, end, "")
    comment = text[end:last].lstrip()
    if comment:
        indent = len(text[begin:start]) - len(text[begin:start].lstrip(" "))
        return Edit(begin + indent, last, comment)
    return Edit(begin, last + len(layout.line_break(text, last)), "")
