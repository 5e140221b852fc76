"""The workspace as it would be read if one file were another: nothing is written."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from apcli.models import Goal, Initiative
from apcli.workspace.completing import completed
from apcli.workspace.folder import goal_file, initiative_file
from apcli.workspace.loading import read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from apcli.diagnostics import Diagnostic
    from apcli.workspace.loading import ModelT, Workspace


def with_text(workspace: Workspace, key: str, text: str) -> Workspace:
    """The workspace as it would be read if the file of this initiative or goal had this text.

    It keeps its place in print order; if the text cannot be read it is missing, and the findings
    say why.
    """
    name = workspace.file_of(key)
    shown = workspace.documents[name].file
    data = text.encode()
    if key in workspace.goals:
        document, goal, findings = read_text(shown, data, Goal, None)
        changed = dataclasses.replace(workspace, goals=_with(workspace.goals, key, goal))
    else:
        document, initiative, findings = read_text(shown, data, Initiative, key)
        if initiative is not None:
            plan, taxonomy = workspace.read_plan, workspace.read_taxonomy
            initiative = completed(initiative, plan, taxonomy)
        initiatives = _with(workspace.initiatives, key, initiative)
        changed = dataclasses.replace(workspace, initiatives=initiatives)
    return dataclasses.replace(
        changed,
        documents={**workspace.documents, name: document},
        diagnostics=[each for each in workspace.diagnostics if each.file != shown] + findings,
    )


def _with(models: Mapping[str, ModelT], key: str, model: ModelT | None) -> dict[str, ModelT]:
    """The models in their order with this one, or without it where it could not be read."""
    changed: dict[str, ModelT | None] = {**models, key: model}
    return {name: each for name, each in changed.items() if each is not None}


def with_key(workspace: Workspace, old: str, new: str) -> Workspace:
    """The workspace as it would be read if the file of `old` had the name of `new`.

    The key is that of an initiative or a goal. A goal keeps its place in print order.
    """
    is_goal = old in workspace.goals
    name, renamed = workspace.file_of(old), (goal_file if is_goal else initiative_file)(new)
    shown = f"{workspace.shown_root}/{renamed}"
    document = dataclasses.replace(workspace.documents[name], file=shown)
    before = workspace.documents[name].file
    moved = dataclasses.replace(
        workspace,
        documents={
            renamed if each == name else each: document if each == name else kept
            for each, kept in workspace.documents.items()
        },
        diagnostics=[_of_key(each, before, new, shown) for each in workspace.diagnostics],
    )
    if is_goal:
        goals, keys = _with_name(workspace.goals, old, new), workspace.goal_keys
        return dataclasses.replace(moved, goals=goals, goal_keys=(keys - {old}) | {new})
    initiatives, keys = _with_name(workspace.initiatives, old, new), workspace.keys
    return dataclasses.replace(moved, initiatives=initiatives, keys=(keys - {old}) | {new})


def _with_name(models: Mapping[str, ModelT], old: str, new: str) -> dict[str, ModelT]:
    return {new if key == old else key: each for key, each in models.items()}


def without_initiatives(workspace: Workspace, gone: Collection[str]) -> Workspace:
    """The workspace as it would be read if these initiatives had no file."""
    files = {initiative_file(key) for key in gone}
    return dataclasses.replace(
        workspace,
        documents={name: each for name, each in workspace.documents.items() if name not in files},
        diagnostics=[each for each in workspace.diagnostics if each.initiative not in gone],
        initiatives={key: each for key, each in workspace.initiatives.items() if key not in gone},
        keys=workspace.keys.difference(gone),
        files=workspace.files - len(files & workspace.documents.keys()),
    )


def _of_key(found: Diagnostic, before: str, new: str, shown: str) -> Diagnostic:
    if found.file != before:
        return found
    return dataclasses.replace(found, file=shown, initiative=found.initiative and new)
