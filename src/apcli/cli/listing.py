"""`apcli list`."""

from __future__ import annotations

from gettext import gettext as _

import typer  # noqa: TC002  typer reads the annotations

from apcli.cli.opening import DataOption, open_plan


def list_initiatives(context: typer.Context, *, data: DataOption = None) -> int:
    """List the initiatives in print order."""
    from apcli.cli.tables import cell, show, table, two_lines
    from apcli.render.labels import printed_title

    workspace = open_plan(context, data)
    stages = {stage.key: stage.name for stage in workspace.taxonomy.stages}
    grid = table(
        [
            (_("No."), "right"),
            (_("Initiative"), "left"),
            (_("Departments"), "left"),
            (_("Stage"), "left"),
        ]
    )
    for key, initiative in workspace.initiatives.items():
        stage = stages[initiative.stage.key] if initiative.stage else _("not stated")
        grid.add_row(
            cell(str(initiative.number)),
            two_lines(printed_title(initiative), key),
            cell("・".join(initiative.departments)),
            cell(stage, "" if initiative.stage else "dim"),
        )
    show(grid)
    return 0
