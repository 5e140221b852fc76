"""A value for a path of a file → the smallest change to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from apcli.edit import layout
from apcli.edit.blocks import (
    entry_lines,
    fits,
    is_over_lines,
    item_lines,
    on_one_line,
    value_lines,
)
from apcli.edit.flow import flow_text
from apcli.edit.places import Place, inside, is_in_braces, with_value
from apcli.edit.reading_back import reads_as
from apcli.edit.text import Edit, edited
from apcli.edit.unfolding import instead, unfolded
from apcli.source import parse
from apcli.source.document import parseable
from apcli.source.parsing import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import DataPath
    from apcli.edit.places import Rank
    from apcli.source import Document
    from apcli.source.building import Tree


def assigned(document: Document, path: DataPath, value: Tree, rank: Rank) -> str | None:
    """The document's text with the value at the path, None if it cannot be written there.

    Missing parents are created in the style of their neighbours; a key is inserted after the last
    neighbour that `rank` puts before it. A single value in place of a list counts as a list of
    one: index 0 is the value itself, index 1 turns it into a list. A scalar at the path is
    replaced. A text over lines becomes a block, and with it the braces that it would stand in.
    """
    text = document.data.decode("utf-8")
    root = compose(parseable(document.data, text)[0])
    _, tree, _ = parse(document.file, document.data)
    wanted = with_value(tree, path, value)
    edits = [_edit(text, root, path, value, rank)]
    ends = [""]
    if is_over_lines(value):
        edits.insert(0, unfolded(text, root, tree, path, value, rank))
        edits.append(_edit(text, root, path, on_one_line(value), rank))
        # A text over lines that has become the end of a file needs the end of its last line.
        ends.append(layout.line_break(text, 0))
    tries = (edited(text, [edit]) + end for edit in edits if edit for end in ends)
    return next((new for new in tries if reads_as(document, new, wanted)), None)


def _edit(text: str, root: Any, path: DataPath, value: Tree, rank: Rank) -> Edit | None:
    """The edit at the deepest existing node of the path."""
    place, left, braces = Place(None, None, root), list(path), False
    while left and (found := inside(place, left[0])):
        braces = braces or is_in_braces(place.node)
        place = found
        left.pop(0)
    node = place.node
    content = with_value(None, tuple(left[1:]), value)
    if not left or _is_empty(node) or (isinstance(node, yaml.ScalarNode) and left[0] != 1):
        return _replacement(text, place, with_value(None, tuple(left), value), braces=braces)
    if isinstance(left[0], int):
        return _appending(text, node, content)
    if isinstance(node, yaml.MappingNode):
        return _insertion(text, place.key, node, left[0], content, rank)
    return None


def _is_empty(node: Any) -> bool:
    """The node is null."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def _replacement(text: str, place: Place, value: Tree, *, braces: bool) -> Edit | None:
    """A value instead of a scalar."""
    node = place.node
    if not isinstance(node, yaml.ScalarNode):
        return None
    if not braces and not fits(value, place.column):
        return instead(text, place, value)
    start, end = node.start_mark.index, layout.end_of(text, node)
    written = flow_text(value, node.style) + layout.comment_of(text, node)
    return Edit(start, end, written if text[start - 1] in " [{," else f" {written}")


def _appending(text: str, node: Any, value: Tree) -> Edit:
    """Another item after the last one, or beside a single value that becomes a list."""
    start, end = node.start_mark.index, layout.end_of(text, node)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return layout.into_brackets(text, node, layout.spans_of(text, node), flow_text(value))
    indent = node.start_mark.column
    line_break = layout.line_break(text, end)
    written = " " * indent + line_break.join(item_lines(value, indent))
    if isinstance(node, yaml.SequenceNode):
        return layout.line_after(text, end, written)
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return Edit(start, end, f"[{text[start:end]}, {flow_text(value)}]")
    last = layout.line_end(text, end)
    first = layout.indented(text[start:last])
    return Edit(start, last, f"- {first}{line_break}{written}")


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
    step = _step(pairs)
    if isinstance(value, dict) and step:
        first, *others = value_lines(value, column + step, step)
        lines = [f"{name}:", f"{' ' * (column + step)}{first}", *others]
    else:
        lines = entry_lines(name, value, column)
    line_break = layout.line_break(text, node.start_mark.index)
    written = " " * column + line_break.join(lines)
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
