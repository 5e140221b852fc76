"""`apcli list`."""

from __future__ import annotations

from gettext import gettext as _

import typer  # noqa: TC002  typer reads the annotations

from apcli.cli.opening import DataOption, open_plan


def list_initiatives(context: typer.Context, *, data: DataOption = None) -> int:
    """List the initiatives in print order."""
    from apcli.cli.tables import Prose, cell, show, table

    workspace = open_plan(context, data)
    stages = {stage.key: stage.name for stage in workspace.taxonomy.stages}
    grid = table(
        [
            (_("No."), "number"),
            (_("Initiative"), "text"),
            (_("Departments"), "text"),
            (_("Stage"), "text"),
        ]
    )
    for key, initiative in workspace.initiatives.items():
        stage = (
            stages.get(initiative.stage.key, initiative.stage.key)
            if initiative.stage
            else _("not stated")
        )
        grid.add_row(
            cell(str(initiative.number)),
            Prose(initiative.printed_title, key),
            Prose("・".join(initiative.departments)),
            cell(stage, "" if initiative.stage else "dim"),
        )
    show(grid)
    return 0
