"""`apcli schema`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, find_plan, load_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from apcli.workspace import Workspace


def schema(
    context: typer.Context,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="DIR", help=_("Folder to write to, created if missing.")
        ),
    ],
    data: DataOption = None,
) -> int:
    """Write the JSON Schemas of this plan's files, even if the plan has errors."""
    from apcli.cli.console import write_error
    from apcli.schema import schema_files

    workspace = load_plan(find_plan(context, data))
    if workspace.read_taxonomy is None:
        write_error(_("apcli: taxonomy.yaml has errors, so the schemas allow any reference") + "\n")
    write_files(Path(output), schema_files(workspace), workspace)
    return 0


def write_files(folder: Path, files: dict[str, bytes], workspace: Workspace) -> None:
    """Write the files into the folder, each in one step.

    Raises:
        OutputUnwritable: the folder is inside the plan's data folder, or cannot be written.
    """
    from apcli.cli.output import write_file
    from apcli.diagnostics import message
    from apcli.errors import OutputUnwritable
    from apcli.models.grammar import excerpt
    from apcli.reasons import reason_of

    try:
        if not folder.resolve().is_relative_to(workspace.root.resolve()):
            folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:
        text = message(
            "{path} cannot be written: {reason}", path=excerpt(str(folder)), reason=reason_of(error)
        )
        raise OutputUnwritable(text) from error
    for name, content in files.items():
        write_file(folder / name, content, plan_data=workspace.root)
