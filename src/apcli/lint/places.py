"""Places of the plan as a sentence names them: file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.source import locate

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.workspace import Workspace


def place_of(workspace: Workspace, key: str, path: DataPath) -> str:
    """The file of an initiative or a goal and the line in it: `data/initiatives/a.yaml:1`."""
    document = workspace.documents[workspace.file_of(key)]
    return f"{document.file}:{locate(document, path).line}"
