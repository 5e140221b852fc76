"""`apcli matrix`."""

from __future__ import annotations

from typing import Annotated

import typer

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.opening import DataOption, open_plan
from apcli.locale import gettext as _


def matrix(
    context: typer.Context,
    *,
    axis: Annotated[
        str | None,
        typer.Option(
            metavar="AXIS",
            help=_("Count by this axis only, or by goal. Default: all, and the departments."),
        ),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Count the initiatives of every goal, item and department by stage."""
    from apcli.answers.by_goal import goals_of
    from apcli.answers.matrix import matrix_answer
    from apcli.matrix import count_matrix

    to = destination(format, output)
    workspace = open_plan(context, data)
    plan, goals = workspace.plan, goals_of(workspace)
    counted = count_matrix(workspace.taxonomy, workspace.initiatives, axis, goals.tree)
    print_answer(
        to, lambda words: matrix_answer(counted, plan, words, goals), plan.language, workspace.root
    )
    return 0
