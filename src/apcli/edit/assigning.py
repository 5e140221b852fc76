"""A value for a path of a file → the smallest change to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from apcli.edit import layout
from apcli.edit.flow import flow_text
from apcli.edit.reading_back import reads_as
from apcli.edit.text import Edit, edited
from apcli.source import parse
from apcli.source.document import parseable
from apcli.source.parsing import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.diagnostics import DataPath
    from apcli.source import Document
    from apcli.source.building import Tree

    Rank = Callable[[str], int]


def assigned(document: Document, path: DataPath, value: Tree, rank: Rank) -> str | None:
    """The document's text with the value at the path, None if it cannot be written there.

    Missing parents are created in the style of their neighbours; a key is inserted after the last
    neighbour that `rank` puts before it. A single value in place of a list counts as a list of
    one: index 0 is the value itself, index 1 turns it into a list. A scalar at the path is
    replaced.
    """
    text = document.data.decode("utf-8")
    edit = _edit(text, compose(parseable(document.data, text)[0]), path, value, rank)
    if edit is None:
        return None
    new = edited(text, [edit])
    _, tree, _ = parse(document.file, document.data)
    return new if reads_as(document, new, with_value(tree, path, value)) else None


def with_value(tree: Tree, path: DataPath, value: Tree) -> Tree:
    """The tree with the value at the path, as `assigned` understands it."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, str):
        there = tree if isinstance(tree, dict) else {}
        return {**there, part: with_value(there.get(part), rest, value)}
    if part == 0 and not isinstance(tree, list):
        return with_value(tree, rest, value)
    items = tree if isinstance(tree, list) else [tree]
    if part == len(items):
        return [*items, with_value(None, rest, value)]
    return [
        with_value(each, rest, value) if index == part else each for index, each in enumerate(items)
    ]


def _edit(text: str, root: Any, path: DataPath, value: Tree, rank: Rank) -> Edit | None:
    """The edit at the deepest existing node of the path."""
    key, node, left = None, root, list(path)
    while left and (found := _child(node, left[0])):
        key, node = found[0] or key, found[1]
        left.pop(0)
    content = with_value(None, tuple(left[1:]), value)
    if not left or _is_empty(node) or (isinstance(node, yaml.ScalarNode) and left[0] != 1):
        return _replacement(text, node, with_value(None, tuple(left), value))
    if isinstance(left[0], int):
        return _appending(text, node, flow_text(content))
    if isinstance(node, yaml.MappingNode):
        return _insertion(text, key, node, left[0], content, rank)
    return None


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    """The key (if any) and value of a part of a node; a single value is its own first item."""
    if isinstance(node, yaml.MappingNode) and isinstance(part, str):
        return next((pair for pair in node.value if pair[0].value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    return (None, node) if part == 0 else None


def _is_empty(node: Any) -> bool:
    """The node is null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def _replacement(text: str, node: Any, value: Tree) -> Edit | None:
    if not isinstance(node, yaml.ScalarNode):
        return None
    start, end = node.start_mark.index, layout.end_of(text, node)
    written = flow_text(value, node.style)
    return Edit(start, end, written if text[start - 1] in " [{," else f" {written}")


def _appending(text: str, node: Any, written: str) -> Edit:
    """Another item after the last one, or beside a single value that becomes a list."""
    start, end = node.start_mark.index, layout.end_of(text, node)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return layout.into_brackets(text, node, layout.spans_of(text, node), written)
    column = " " * node.start_mark.column
    if isinstance(node, yaml.SequenceNode):
        return layout.line_after(text, end, f"{column}- {written}")
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return Edit(start, end, f"[{text[start:end]}, {written}]")
    last = layout.line_end(text, end)
    first = layout.indented(text[start:last])
    line_break = layout.line_break(text, end)
    return Edit(start, last, f"- {first}{line_break}{column}- {written}")


def _insertion(text: str, parent: Any, node: Any, key: str, value: Tree, rank: Rank) -> Edit:
    """A new key of a mapping."""
    pairs: Sequence[tuple[Any, Any]] = node.value
    before = [index for index, (name, _) in enumerate(pairs) if rank(name.value) < rank(key)]
    place = before[-1] + 1 if before else 0
    quote = (pairs[0][0].style or "") if pairs else ""
    name = f"{quote}{key}{quote}"
    if node.flow_style:
        written = f"{name}: {flow_text(value)}"
        return layout.into_brackets(text, node, layout.spans_of(text, node), written, place)
    column = pairs[0][0].start_mark.column
    lines = [f"{name}: {flow_text(value)}"]
    step = _step(pairs)
    if isinstance(value, dict) and step:
        lines = [
            f"{name}:",
            *(f"{' ' * step}{inner}: {flow_text(each)}" for inner, each in value.items()),
        ]
    line_break = layout.line_break(text, node.start_mark.index)
    written = line_break.join(f"{' ' * column}{line}" for line in lines)
    if place:
        return layout.line_after(text, layout.end_of(text, pairs[place - 1][1]), written)
    if parent is not None and parent.start_mark.line < node.start_mark.line:
        return layout.line_after(text, parent.end_mark.index, written)
    start = node.start_mark.index
    return Edit(start, start, f"{written.lstrip()}{line_break}{' ' * column}")


def _step(pairs: Sequence[tuple[Any, Any]]) -> int:
    """The indentation of the last of these mappings in columns, 0 if it is in braces."""
    for key, value in reversed(pairs):
        if isinstance(value, yaml.MappingNode):
            return 0 if value.flow_style else value.start_mark.column - key.start_mark.column
    return 0
