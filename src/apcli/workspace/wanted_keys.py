"""What stands where a key is wanted and is none: the plan knows which key it means.

The shape of a file is judged by the file alone; only the whole plan has the names and numbers.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Fix, message
from apcli.models.naming import Named, key_called, key_meant, named_axes, named_items, named_stages
from apcli.models.shape_rules import INVALID_KEY, WRONG_TYPE
from apcli.source import fix_for, locate_whole, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import DataPath, Diagnostic, Message
    from apcli.source import Document
    from apcli.source.building import Tree
    from apcli.workspace.loading import Workspace


_OF_INITIATIVE = ("classification", "stage", "schedule", "related", "goal", "also_under")
_GOALS = ("goal", "also_under", "parent")
"""The fields that name goals."""


def named_initiatives(workspace: Workspace) -> list[Named]:
    """The initiatives by key, title and number; those that could not be read by key alone."""
    return [
        Named(key, (each.title,), each.number)
        if (each := workspace.initiatives.get(key))
        else Named(key)
        for key in sorted(workspace.keys)
    ]


def _named_goals(workspace: Workspace) -> list[Named]:
    """The goals by key, title and number; those that could not be read by key alone."""
    return [
        Named(key, (each.title,), each.number) if (each := workspace.goals.get(key)) else Named(key)
        for key in sorted(workspace.goal_keys)
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
    """The finding is about a place of an initiative, a goal or an item where a key is wanted."""
    if found.rule not in (INVALID_KEY, WRONG_TYPE) or not found.path:
        return False
    if found.initiative is None:
        is_group = found.path[0] == "axes" and found.path[-1] == "group"
        return is_group or found.path == ("parent",)
    return found.path[0] in _OF_INITIATIVE


def _answered(
    found: Diagnostic, document: Document, tree: Tree, workspace: Workspace
) -> Diagnostic:
    on_key = found.rule is INVALID_KEY and _is_key_of_a_mapping(found.path)
    word = found.path[-1] if on_key else _value_at(tree, found.path)
    if found.path == ("stage",) and isinstance(word, list) and len(word) == 1:
        word = word[0]
    if found.path == ("classification",) and isinstance(word, str):
        return _with_its_axis(found, document, word, workspace)
    if found.path == ("goal",) and isinstance(word, list):
        several = message("write one goal here, and the others in 'also_under'")
        return dataclasses.replace(found, help=several)
    things = _things(workspace, found.path, tree, on_key=on_key)
    if things is None or not isinstance(word, str) or found.help is None:
        return found
    named = list(things)
    if found.fix and any(found.fix.value == each.key for each in named):
        return found
    help, key = key_meant(word, named, found.help)
    if help is found.help:
        return found
    if found.rule is WRONG_TYPE:
        return _in_its_place(found, document, help, key)
    fix = key and fix_for(document, found.path, key, safe=False, key=on_key)
    return dataclasses.replace(found, help=help, fix=fix or None)


def _is_key_of_a_mapping(path: DataPath) -> bool:
    return path[:1] == ("classification",) and len(path) == 2


def _things(
    workspace: Workspace, path: DataPath, tree: Tree, *, on_key: bool
) -> Iterable[Named] | None:
    """What the key at this path of an initiative, a goal or the taxonomy can name."""
    if path[0] == "related":
        return named_initiatives(workspace)
    if path[0] in _GOALS:
        return _named_goals(workspace)
    if path[0] == "axes":
        return _named_groups(_value_at(tree, (*path[:2], "groups")))
    taxonomy = workspace.read_taxonomy
    if taxonomy is None:
        return None
    if on_key:
        return named_axes(taxonomy.axes)
    match path:
        case ("classification", str(name), *_):
            axis = taxonomy.axis_called(name)
            return named_items(axis) if axis else None
        case ("stage", *_) | ("schedule", int(), "stage"):
            return named_stages(taxonomy.stages)
    return None


def _with_its_axis(
    found: Diagnostic, document: Document, word: str, workspace: Workspace
) -> Diagnostic:
    """`classification: ⑪` is to be `{technology: [wifi]}`, if no other axis has a ⑪."""
    axes = workspace.read_taxonomy.axes if workspace.read_taxonomy else ()
    called = [(axis.key, key_called(word, named_items(axis))) for axis in axes]
    known = [(axis, key) for axis, key in called if key]
    if len(known) != 1:
        return found
    (axis, key), place = known[0], locate_whole(document, found.path)
    written = f"{{{axis}: [{key}]}}"
    fix = place and Fix(*place, written, safe=False, value={axis: [key]})
    help = message("write {guess}", guess=written)
    return dataclasses.replace(found, help=help, fix=fix or None)


def _named_groups(groups: Tree) -> list[Named]:
    """The groups of an axis whose file cannot be read as a taxonomy for what is wrong in it."""
    given = groups if isinstance(groups, list) else []
    named = []
    for each in given:
        key, name = (each.get("key"), each.get("name")) if isinstance(each, dict) else (None, None)
        if isinstance(key, str):
            named.append(Named(key, (name,) if isinstance(name, str) else ()))
    return named


def _in_its_place(
    found: Diagnostic, document: Document, help: Message, key: str | None
) -> Diagnostic:
    """`stage: 導入実行` is to be `{key: implementation}`, `related: ②` is to be `[second]`."""
    place = locate_whole(document, found.path)
    if key is None:
        return dataclasses.replace(found, help=help, fix=None)
    value: Any = {"key": key} if found.path == ("stage",) else [key]
    written = f"{{key: {key}}}" if found.path == ("stage",) else f"[{key}]"
    fix = place and Fix(*place, written, safe=False, value=value)
    help = message("write {guess}", guess=written)
    return dataclasses.replace(found, help=help, fix=fix or None)


def _value_at(tree: Tree, path: DataPath) -> Tree:
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(str(part))
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        elif part != 0:
            return None
    return tree
