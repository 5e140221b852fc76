"""`apcli list`."""

from __future__ import annotations

import typer  # noqa: TC002  typer reads the annotations

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.opening import DataOption, open_plan


def list_initiatives(
    context: typer.Context,
    *,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """List the initiatives in print order."""
    from apcli.answers.by_goal import goals_of
    from apcli.answers.initiatives import initiatives_answer

    to = destination(format, output)
    workspace = open_plan(context, data)
    plan, taxonomy, goals = workspace.plan, workspace.taxonomy, goals_of(workspace)
    print_answer(
        to,
        lambda words: initiatives_answer(workspace.initiatives, plan, taxonomy, words, goals),
        plan.language,
        workspace.root,
    )
    return 0
