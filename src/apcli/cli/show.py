"""`apcli show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.naming import find_initiatives
from apcli.cli.opening import DataOption, open_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from apcli.answers.answer import Answer
    from apcli.words import Words


def show(
    context: typer.Context,
    initiatives: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY|NUMBER...", help=_("Keys or printed numbers of the initiatives.")
        ),
    ],
    *,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Show initiatives as the data holds them."""
    from apcli.answers.sheet import sheet_answer, sheets_answer

    to = destination(format, output)
    workspace = open_plan(context, data)
    plan = workspace.plan
    keys = find_initiatives(workspace, initiatives)

    def make(words: Words) -> Answer:
        if len(initiatives) == 1:
            return sheet_answer(keys[0], workspace, words)
        return sheets_answer([sheet_answer(key, workspace, words) for key in keys], plan)

    print_answer(to, make, plan.language, workspace.root)
    return 0
