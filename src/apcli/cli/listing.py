"""`apcli list`."""

from __future__ import annotations

import typer  # noqa: TC002  typer reads the annotations

from apcli.cli.answering import AnswerFormat, FormatOption
from apcli.cli.opening import DataOption, open_plan


def list_initiatives(
    context: typer.Context,
    *,
    format: FormatOption = AnswerFormat.TABLE,
    data: DataOption = None,
) -> int:
    """List the initiatives in print order."""
    from apcli.answers.initiatives import initiatives_answer
    from apcli.cli.answering import print_answer

    workspace = open_plan(context, data)
    plan, taxonomy = workspace.plan, workspace.taxonomy
    print_answer(
        format,
        lambda words: initiatives_answer(workspace.initiatives, plan, taxonomy, words),
        plan.language,
    )
    return 0
