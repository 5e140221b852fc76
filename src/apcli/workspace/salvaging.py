"""A plan with mistakes → what of it can be shown while they are there."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

from apcli.models import Glossary, Goal, Initiative, Plan, Taxonomy
from apcli.shape import salvage
from apcli.source import parse
from apcli.workspace.completing import completed
from apcli.workspace.folder import GLOSSARY, PLAN, TAXONOMY, goal_file, initiative_file
from apcli.workspace.loading import in_print_order

if TYPE_CHECKING:
    from apcli.models.base import Model
    from apcli.workspace.loading import Workspace

ModelT = TypeVar("ModelT", bound="Model")


def salvaged(workspace: Workspace) -> Workspace:
    """The plan with all that is right in files with mistakes; the same plan where there is none.

    A file that is no YAML is left out, a taxonomy or glossary that is none is empty.
    """
    shown = dataclasses.replace(workspace)
    shown.read_plan = shown.read_plan or _salvaged(workspace, PLAN, Plan)
    shown.read_taxonomy = (
        shown.read_taxonomy or _salvaged(workspace, TAXONOMY, Taxonomy) or Taxonomy()
    )
    shown.read_glossary = (
        shown.read_glossary or _salvaged(workspace, GLOSSARY, Glossary) or Glossary()
    )
    goals = {
        key: found
        for key in sorted(workspace.goal_keys - workspace.goals.keys())
        if (found := _salvaged(workspace, goal_file(key), Goal))
    }
    shown.goals = {**workspace.goals, **goals}
    shown.goals = {key: shown.goals[key] for key in shown.tree.in_order}
    initiatives = {
        key: completed(read, shown.read_plan, shown.read_taxonomy)
        for key in sorted(workspace.keys - workspace.initiatives.keys())
        if (read := _salvaged(workspace, initiative_file(key), Initiative))
    }
    shown.initiatives = in_print_order({**workspace.initiatives, **initiatives}, shown)
    return shown


def _salvaged(workspace: Workspace, name: str, model: type[ModelT]) -> ModelT | None:
    document = workspace.documents.get(name)
    tree = parse(document.file, document.data)[1] if document else None
    return salvage(model, tree) if tree is not None else None
