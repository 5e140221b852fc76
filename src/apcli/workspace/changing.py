"""The workspace as it would be read if one file were another: nothing is written."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from apcli.models import Goal, Initiative
from apcli.workspace.folder import initiative_file
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
    """The workspace as it would be read if the file of this initiative had the name of `new`."""
    name, renamed = initiative_file(old), initiative_file(new)
    shown = f"{workspace.shown_root}/{renamed}"
    document = dataclasses.replace(workspace.documents[name], file=shown)
    return dataclasses.replace(
        workspace,
        documents={
            renamed if each == name else each: document if each == name else kept
            for each, kept in workspace.documents.items()
        },
        diagnostics=[_of_key(each, old, new, shown) for each in workspace.diagnostics],
        initiatives={
            new if key == old else key: each for key, each in workspace.initiatives.items()
        },
        keys=(workspace.keys - {old}) | {new},
    )


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


def _of_key(found: Diagnostic, old: str, new: str, shown: str) -> Diagnostic:
    if found.initiative != old:
        return found
    return dataclasses.replace(found, file=shown, initiative=new)
