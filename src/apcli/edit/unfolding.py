"""What stands on one line → a block below its key, where a text over lines comes into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from apcli.edit import layout
from apcli.edit.blocks import STEP, block_scalar, is_over_lines, value_lines
from apcli.edit.places import Place, inside, is_in_braces, with_value
from apcli.edit.text import Edit

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.edit.places import Rank
    from apcli.source.building import Tree

_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


def unfolded(
    text: str, root: Any, tree: Tree, path: DataPath, value: Tree, rank: Rank
) -> Edit | None:
    """The outermost braces on the path as a block with the value in it; None if there are none.

    Nor are braces with a comment, which has no place in the block.
    """
    place, left = Place(None, None, root), list(path)
    while left and not is_in_braces(place.node):
        found = inside(place, left[0])
        if found is None:
            return None
        place, tree = found, _part(tree, left.pop(0))
    if not left or has_comment(text[place.node.start_mark.index : place.node.end_mark.index]):
        return None
    return instead(text, place, with_value(tree, tuple(left), value, rank))


def instead(text: str, place: Place, value: Tree) -> Edit:
    """The value as a block instead of a scalar or of braces; the comment behind them stays."""
    node = place.node
    start, end = node.start_mark.index, layout.end_of(text, node)
    last = layout.line_end(text, end)
    comment = layout.comment_of(text, node) or text[end:last].rstrip()
    head, lines = _block(place, value)
    begin = len(text[:start].rstrip(" "))
    line_break = layout.line_break(text, end)
    return Edit(begin, last, line_break.join([f" {head}".rstrip() + comment, *lines]))


def has_comment(text: str) -> bool:
    """There is a comment in the text of a node, or what looks like one."""
    return _COMMENT.search(text) is not None


def _block(place: Place, value: Tree) -> tuple[str, list[str]]:
    """What stands on the line of the key or dash, and the lines below."""
    if isinstance(value, str) and is_over_lines(value):
        return block_scalar(value, place.column)
    column = place.column + STEP
    first, *others = value_lines(value, column)
    if place.listing is not None:
        return first, others
    return "", [f"{' ' * column}{first}", *others]


def _part(tree: Tree, part: str | int) -> Tree:
    if isinstance(tree, dict):
        return tree.get(str(part))
    return tree[part] if isinstance(tree, list) and isinstance(part, int) else tree
