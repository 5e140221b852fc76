"""Where a part of a file stands: the node, and the key or the list that it is below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.diagnostics import DataPath
    from apcli.source.building import Tree

    Rank = Callable[[str], int]


class Place(NamedTuple):
    """A node, below its key, or as an item of a list."""

    key: Any
    listing: Any
    node: Any

    @property
    def column(self) -> int:
        """The column of its key or dash."""
        above = self.listing if self.listing is not None else self.key
        return 0 if above is None else int(above.start_mark.column)


def inside(place: Place, part: str | int) -> Place | None:
    """The place of a part of a node, None if it has none; a single value is its own first item."""
    node = place.node
    if isinstance(node, yaml.MappingNode) and isinstance(part, str):
        return next((Place(key, None, each) for key, each in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        items = node.value
        return Place(place.key, node, items[part]) if part < len(items) else None
    return place if part == 0 else None


def is_in_braces(node: Any) -> bool:
    """The node is a mapping or a list in braces or brackets."""
    return not isinstance(node, yaml.ScalarNode) and bool(node.flow_style)


def with_value(tree: Tree, path: DataPath, value: Tree, rank: Rank | None = None) -> Tree:
    """The tree with the value at the path; a new key is the last, or where `rank` puts it.

    A single value in place of a list counts as a list of one: index 0 is the value itself.
    """
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, str):
        there = tree if isinstance(tree, dict) else {}
        new = {**there, part: with_value(there.get(part), rest, value, rank)}
        return _in_order(new, part, rank) if rank and part not in there else new
    if part == 0 and not isinstance(tree, list):
        return with_value(tree, rest, value, rank)
    items = tree if isinstance(tree, list) else [tree]
    if part == len(items):
        return [*items, with_value(None, rest, value)]
    return [
        with_value(each, rest, value, rank) if index == part else each
        for index, each in enumerate(items)
    ]


def _in_order(tree: dict[str, Tree], key: str, rank: Rank) -> dict[str, Tree]:
    """The mapping, whose last key comes after the last one that `rank` puts before it."""
    others = [each for each in tree if each != key]
    before = [index for index, each in enumerate(others) if rank(each) < rank(key)]
    place = before[-1] + 1 if before else 0
    return {each: tree[each] for each in (*others[:place], key, *others[place:])}
