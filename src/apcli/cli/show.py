"""`apcli show`."""

from __future__ import annotations

import enum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import SUFFIXES, AnswerFormat, Destination, OutputOption, print_answer
from apcli.cli.formats import chosen_format
from apcli.cli.naming import find_initiatives, named_indicator
from apcli.cli.opening import DataOption, find_plan, judged_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.answers.answer import Answer
    from apcli.editions.history import History
    from apcli.editions.place import Place
    from apcli.words import Words
    from apcli.workspace import Workspace


class ShowFormat(enum.StrEnum):
    """What an answer is printed in, and a picture."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    SVG = "svg"


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
    format: Annotated[
        ShowFormat | None,
        typer.Option(
            "--format",
            help=_("Output format; svg is a picture of a history."),
            show_default="table",
        ),
    ] = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Show initiatives as the data holds them."""
    from apcli.answers.sheet import sheet_answer, sheets_answer

    chosen = _chosen(format, output, history=history)
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    plan = workspace.plan
    if history:
        found = _history(initiatives, workspace, place)
        if chosen is ShowFormat.SVG:
            _draw(found, workspace, output)
            return 0
        from apcli.answers.history import history_answer

        to = Destination(AnswerFormat(chosen), output)
        print_answer(to, partial(history_answer, found, plan), plan.language, workspace.root)
        return 0
    keys = find_initiatives(workspace, initiatives)

    def make(words: Words) -> Answer:
        if len(initiatives) == 1:
            return sheet_answer(keys[0], workspace, words)
        return sheets_answer([sheet_answer(key, workspace, words) for key in keys], plan)

    to = Destination(AnswerFormat(chosen), output)
    print_answer(to, make, plan.language, workspace.root)
    return 0


def _chosen(format: ShowFormat | None, output: str | None, *, history: bool) -> ShowFormat:
    """The format that `--format` and `--output` ask for.

    Raises:
        FormatUnclear: they contradict each other, or a picture is asked for of what has none.
    """
    from apcli.diagnostics import message
    from apcli.errors import FormatUnclear

    suffixes = {suffix: ShowFormat(each) for suffix, each in SUFFIXES.items()}
    chosen = chosen_format(format, output, {**suffixes, ".svg": ShowFormat.SVG}, ShowFormat.TABLE)
    if chosen is ShowFormat.SVG and not history:
        raise FormatUnclear(
            message("only a history has a picture"),
            message("add --history, or choose another format than svg"),
        )
    return chosen


def _draw(found: History, workspace: Workspace, output: str | None) -> None:
    """Write the picture of a history.

    Raises:
        NotInPlan: it has no number.
        OutputUnwritable: it cannot be written, or its file would be inside the plan's data folder.
        TemplateFailed: a template is wrong.
    """
    from apcli.cli.console import write_bytes
    from apcli.cli.output import stdout_in
    from apcli.render.environment import template_folders
    from apcli.render.history import history_picture

    templates = template_folders(None, workspace.root)
    with stdout_in(output, workspace.root):
        picture = history_picture(found, workspace.plan, templates)
        write_bytes(f"{picture}\n".encode())


def _history(initiatives: Sequence[str], workspace: Workspace, place: Place) -> History:
    """The history of the one indicator that is named.

    Raises:
        NotInPlan: several are named, or there is no such indicator.
        EditionUnavailable: git is missing, or the plan is in no repository.
    """
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
    return history_of(workspace, place, key, name)
