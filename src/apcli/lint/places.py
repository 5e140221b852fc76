"""Places of the plan as a sentence names them: file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.source import locate
from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.workspace import Workspace


def place_of(workspace: Workspace, initiative: str, path: DataPath) -> str:
    """The file of an initiative and the line of a value in it: `data/initiatives/a.yaml:1`."""
    document = workspace.documents[initiative_file(initiative)]
    return f"{document.file}:{locate(document, path).line}"
