"""`apcli show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import FormatOption, OutputOption, destination, print_answer
from apcli.cli.naming import find_initiatives, named_indicator
from apcli.cli.opening import DataOption, find_plan, judged_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.answers.answer import Answer
    from apcli.editions.place import Place
    from apcli.words import Words
    from apcli.workspace import Workspace


def show(
    context: typer.Context,
    initiatives: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY|NUMBER...", help=_("Keys or printed numbers of the initiatives.")
        ),
    ],
    *,
    history: Annotated[
        bool, typer.Option("--history", help=_("Show the history of one KEY/INDICATOR in git."))
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Show initiatives as the data holds them."""
    from apcli.answers.sheet import sheet_answer, sheets_answer

    to = destination(format, output)
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    plan = workspace.plan
    if history:
        make_history = _history(initiatives, workspace, place)
        print_answer(to, make_history, plan.language, workspace.root)
        return 0
    keys = find_initiatives(workspace, initiatives)

    def make(words: Words) -> Answer:
        if len(initiatives) == 1:
            return sheet_answer(keys[0], workspace, words)
        return sheets_answer([sheet_answer(key, workspace, words) for key in keys], plan)

    print_answer(to, make, plan.language, workspace.root)
    return 0


def _history(
    initiatives: Sequence[str], workspace: Workspace, place: Place
) -> Callable[[Words], Answer]:
    """The history of the one indicator that is named.

    Raises:
        NotInPlan: several are named, or there is no such indicator.
        EditionUnavailable: git is missing, or the plan is in no repository.
    """
    from apcli.answers.history import history_answer
    from apcli.diagnostics import message
    from apcli.editions.history import history_of
    from apcli.errors import NotInPlan
    from apcli.recording import find_indicator

    if len(initiatives) > 1:
        raise NotInPlan(
            message("--history shows one indicator"), message("name it as KEY/INDICATOR")
        )
    key, wanted = named_indicator(workspace, initiatives[0])
    name = find_indicator(key, workspace.sheets[key], wanted)
    history = history_of(workspace, place, key, name)
    return lambda words: history_answer(history, workspace.plan, words)
