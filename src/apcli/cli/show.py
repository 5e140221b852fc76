"""`apcli show`."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.naming import find_initiative
from apcli.cli.opening import DataOption, open_plan


def show(
    context: typer.Context,
    initiative: Annotated[
        str, typer.Argument(metavar="KEY|NUMBER", help=_("The initiative's key or printed number."))
    ],
    *,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Show one initiative as the data holds it."""
    from apcli.answers.sheet import sheet_answer
    from apcli.workspace import initiative_file

    to = destination(format, output)
    workspace = open_plan(context, data)
    key = find_initiative(workspace, initiative)
    file = f"{workspace.shown_root}/{initiative_file(key)}"
    found, plan, taxonomy = workspace.initiatives[key], workspace.plan, workspace.taxonomy
    print_answer(
        to,
        lambda words: sheet_answer(key, found, file, plan, taxonomy, words),
        plan.language,
        workspace.root,
    )
    return 0
