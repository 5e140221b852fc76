"""What stands where a key is wanted and is none: the plan knows which key it means.

The shape of a file is judged by the file alone; only the whole plan has the names and numbers.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from apcli.diagnostics import Fix, message
from apcli.models.naming import Named, key_meant, named_axes, named_items, named_stages
from apcli.models.shape_rules import INVALID_KEY, WRONG_TYPE
from apcli.source import fix_for, locate_whole, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import DataPath, Diagnostic
    from apcli.source import Document
    from apcli.source.building import Tree
    from apcli.workspace.loading import Workspace


def named_initiatives(workspace: Workspace) -> list[Named]:
    """The initiatives by key, title and number; those that could not be read by key alone."""
    return [
        Named(key, (each.title,), each.number)
        if (each := workspace.initiatives.get(key))
        else Named(key)
        for key in sorted(workspace.keys)
    ]


def with_keys_meant(workspace: Workspace) -> list[Diagnostic]:
    """The findings of reading; where a key is wanted the help names the one that is meant."""
    if not any(map(_is_about_a_key, workspace.diagnostics)):
        return workspace.diagnostics
    documents = {each.file: each for each in workspace.documents.values()}
    trees: dict[str, Tree] = {}
    answered = []
    for each in workspace.diagnostics:
        if _is_about_a_key(each):
            document = documents[each.file]
            if each.file not in trees:
                trees[each.file] = parse(document.file, document.data)[1]
            answered.append(_answered(each, document, trees[each.file], workspace))
        else:
            answered.append(each)
    return answered


def _is_about_a_key(found: Diagnostic) -> bool:
    """The finding is about a place of an initiative where a key is wanted."""
    return (
        found.rule in (INVALID_KEY, WRONG_TYPE)
        and found.initiative is not None
        and found.fix is None
        and found.path[0] in ("classification", "stage", "schedule", "related")
    )


def _answered(
    found: Diagnostic, document: Document, tree: Tree, workspace: Workspace
) -> Diagnostic:
    on_key = _is_key_of_a_mapping(found.path)
    word = found.path[-1] if on_key else _value_at(tree, found.path)
    things = _things(workspace, found.path)
    if things is None or not isinstance(word, str) or found.help is None:
        return found
    help, key = key_meant(word, things, found.help)
    if help is found.help:
        return found
    if found.path == ("stage",):
        return _as_a_mapping(found, document, key)
    fix = key and fix_for(document, found.path, key, safe=False, key=on_key)
    return dataclasses.replace(found, help=help, fix=fix or None)


def _is_key_of_a_mapping(path: DataPath) -> bool:
    return path[:1] == ("classification",) and len(path) == 2


def _things(workspace: Workspace, path: DataPath) -> Iterable[Named] | None:
    """What the key at this path of an initiative can name."""
    if path[0] == "related":
        return named_initiatives(workspace)
    taxonomy = workspace.read_taxonomy
    if taxonomy is None:
        return None
    match path:
        case ("classification", str()):
            return named_axes(taxonomy.axes)
        case ("classification", str(name), *_):
            axis = taxonomy.axis(name)
            return named_items(axis) if axis else None
        case ("stage", *_) | ("schedule", int(), "stage"):
            return named_stages(taxonomy.stages)
    return None


def _as_a_mapping(found: Diagnostic, document: Document, key: str | None) -> Diagnostic:
    """`stage: 導入実行` is to be `stage: {key: implementation}`."""
    place = locate_whole(document, found.path)
    if key is None or place is None:
        return found
    written = f"{{key: {key}}}"
    fix = Fix(*place, written, safe=False, value={"key": key})
    return dataclasses.replace(found, help=message("write {guess}", guess=written), fix=fix)


def _value_at(tree: Tree, path: DataPath) -> Tree:
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(str(part))
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        elif part != 0:
            return None
    return tree
