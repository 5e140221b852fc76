"""A path of a model → the path as its file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.source.building import Tree


def written_path(tree: Tree, path: DataPath) -> DataPath:
    """The path without the 0 of an entry that stands without its list."""
    written: list[str | int] = []
    at: Tree = tree
    for part in path:
        if part == 0 and not isinstance(at, list):
            continue
        written.append(part)
        if isinstance(at, list):
            at = at[part] if isinstance(part, int) and part < len(at) else None
        else:
            at = at.get(str(part)) if isinstance(at, dict) else None
    return tuple(written)
