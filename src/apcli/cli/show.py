"""`apcli show`."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.naming import find_initiatives
from apcli.cli.opening import DataOption, open_plan

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
    from apcli.workspace import initiative_file

    to = destination(format, output)
    workspace = open_plan(context, data)
    plan, taxonomy = workspace.plan, workspace.taxonomy
    keys = find_initiatives(workspace, initiatives)

    def sheet(key: str, words: Words) -> Answer:
        file = f"{workspace.shown_root}/{initiative_file(key)}"
        return sheet_answer(key, workspace.initiatives[key], file, plan, taxonomy, words)

    def make(words: Words) -> Answer:
        if len(initiatives) == 1:
            return sheet(keys[0], words)
        return sheets_answer([sheet(key, words) for key in keys], plan)

    print_answer(to, make, plan.language, workspace.root)
    return 0
