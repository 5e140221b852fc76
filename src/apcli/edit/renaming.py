"""A new key or name → the new texts of all files that refer to the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.edit.assigning import assigned
from apcli.errors import NotRenamed
from apcli.models import Department, Indicator, Initiative
from apcli.models.annotations import field_names
from apcli.source import parse
from apcli.workspace import TAXONOMY, initiative_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import DataPath
    from apcli.source import Document
    from apcli.source.building import Tree
    from apcli.workspace import Workspace

_ORDER = [*field_names(Initiative), *field_names(Department)]
_ORDER_OF_INDICATOR = field_names(Indicator)


def with_initiative_renamed(workspace: Workspace, old: str, new: str) -> dict[str, str]:
    """The new texts by file name; that of the initiative itself is still under its old name.

    Every `related` names the new key, and the initiative keeps the old one in `predecessors`, in
    the place of the new one if it was there. The predecessors of other initiatives are those of
    earlier plans and stay.

    Raises:
        NotRenamed: a file cannot be changed as it is laid out.
    """
    texts = {}
    for key, initiative in workspace.initiatives.items():
        changes = _renamed("related", initiative.related, old, new)
        if key == old:
            changes |= _kept(("predecessors",), initiative.predecessors, old, new)
        if changes or key == old:
            name = initiative_file(key)
            texts[name] = _changed(workspace.documents[name], changes)
    return texts


def with_goal_renamed(workspace: Workspace, old: str, new: str) -> dict[str, str]:
    """The new texts by file name; that of the goal itself is still under its old name.

    Every `parent`, `goal` and `also_under` names the new key, and the goal's indicators keep the
    old one in `predecessors`.

    Raises:
        NotRenamed: a file cannot be changed as it is laid out.
    """
    texts = {}
    for key, sheet in workspace.sheets.items():
        changes: dict[DataPath, Tree] = {}
        if isinstance(sheet, Initiative):
            changes |= {("goal",): new} if sheet.goal == old else {}
            changes |= _renamed("also_under", sheet.also_under, old, new)
        elif sheet.parent == old:
            changes[("parent",)] = new
        if key == old:
            for name, indicator in sheet.indicators.items():
                path = ("indicators", name, "predecessors")
                changes |= _kept(path, indicator.predecessors, f"{old}/{name}", f"{new}/{name}")
        if changes or key == old:
            file = workspace.file_of(key)
            texts[file] = _changed(workspace.documents[file], changes)
    return texts


def with_department_renamed(workspace: Workspace, old: str, new: str) -> dict[str, str]:
    """The new texts by file name; the taxonomy keeps the old name in `formerly`.

    If the new name is one of the former ones, the old one takes its place there.

    Raises:
        NotRenamed: a file cannot be changed as it is laid out.
    """
    departments = workspace.taxonomy.departments
    index = [each.name for each in departments].index(old)
    former = departments[index].formerly
    changes: dict[DataPath, Tree] = {("departments", index, "name"): new}
    changes |= _kept(("departments", index, "formerly"), former, old, new)
    texts = {TAXONOMY: _changed(workspace.documents[TAXONOMY], changes)}
    for key, sheet in workspace.sheets.items():
        changes = {
            ("departments", index, *each.path): new
            for index, each in enumerate(sheet.in_charge)
            if each.name == old
        }
        if changes:
            name = workspace.file_of(key)
            texts[name] = _changed(workspace.documents[name], changes)
    return texts


def _kept(path: DataPath, names: Sequence[str], old: str, new: str) -> dict[DataPath, Tree]:
    """The old name at the end of the list of former names, or in the place of the new one."""
    if old in names:
        return {}
    place = names.index(new) if new in names else len(names)
    return {(*path, place): old} if names else {path: [old]}


def _renamed(field: str, values: Sequence[str], old: str, new: str) -> dict[DataPath, Tree]:
    return {(field, index): new for index, value in enumerate(values) if value == old}


def _changed(document: Document, changes: Mapping[DataPath, Tree]) -> str:
    text = document.data.decode("utf-8")
    for path, value in changes.items():
        order = _ORDER_OF_INDICATOR if path[0] == "indicators" else _ORDER
        changed = assigned(parse(document.file, text.encode())[0], path, value, order.index)
        if changed is None:
            raise NotRenamed(
                message("{file} cannot be changed as it is laid out", file=document.file),
                message("nothing was written; put each reference on one line and try again"),
            )
        text = changed
    return text
