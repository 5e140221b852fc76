"""What each file of a plan describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.models import Goal
from apcli.workspace.folder import GLOSSARY, PLAN, TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models.base import Model
    from apcli.workspace.loading import Workspace


class Described(NamedTuple):
    """A file by its name inside the folder, its initiative if it is one, and what it describes."""

    file: str
    initiative: str | None
    model: Model


def models_by_file(workspace: Workspace) -> Iterator[Described]:
    """Every file that could be read, in the order of the document."""
    if workspace.read_plan is not None:
        yield Described(PLAN, None, workspace.read_plan)
    if workspace.read_taxonomy is not None:
        yield Described(TAXONOMY, None, workspace.read_taxonomy)
    for key, each in workspace.sheets.items():
        initiative = None if isinstance(each, Goal) else key
        yield Described(workspace.file_of(key), initiative, each)
    if workspace.read_glossary is not None:
        yield Described(GLOSSARY, None, workspace.read_glossary)
