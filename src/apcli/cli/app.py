"""The commands of the command line, created once the language is known."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.usage import Command, CommandGroup
from apcli.diagnostics import message
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import Message

COMMANDS: Mapping[str, tuple[str, Message]] = {
    "init": (
        "init:init",
        message("Write a new plan with an example initiative. On a terminal it asks for the rest."),
    ),
    "new": ("new:new", message("Write the sheet of a new initiative.")),
    "validate": (
        "validate:validate",
        message("Check the plan's files, fields, references and rules."),
    ),
    "progress": (
        "progress:progress",
        message("Compute each indicator's progress towards its targets."),
    ),
    "record": (
        "record:record",
        message("Record what a department reports in its initiative's file."),
    ),
    "rename": (
        "rename:rename",
        message("Rename an initiative's key or a department everywhere."),
    ),
    "rollover": (
        "rollover:rollover",
        message("Make this year's plan the draft of a later year's."),
    ),
    "renumber": ("renumber:renumber", message("Number the initiatives without a gap.")),
    "matrix": ("matrix:matrix", message("Count initiatives by axis, department and stage.")),
    "render": ("render:render", message("Render the plan, or a report on it, as a document.")),
    "diff": ("diff:diff", message("Compare two editions of the plan.")),
    "preview": ("preview:preview", message("Preview the plan in a browser while you edit it.")),
    "list": ("listing:list_initiatives", message("List the initiatives.")),
    "show": ("show:show", message("Show initiatives.")),
    "rules": ("rules:rules", message("List all rules.")),
    "explain": ("explain:explain", message("Explain a rule by code or name.")),
    "schema": ("schema:schema", message("Write this plan's JSON Schemas for editors.")),
    "import": (
        "importing:import_plan",
        message("Make a plan from a city's own spreadsheet."),
    ),
    "completion": ("completion:completion", message("Print a shell completion script.")),
}
"""The module of each command in this package with its function, and its help."""


def create_app(arguments: Sequence[str]) -> typer.Typer:
    """The command line for these arguments: with the command that they name, else with all.

    Commands that do not run are not imported; help, completion and errors need all of them.
    """
    app = typer.Typer(
        cls=CommandGroup,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Check, measure and render a city's yearly action plan kept as YAML."),
    )
    app.callback()(_root)
    for name in _wanted(arguments):
        place, help = COMMANDS[name]
        module, _colon, function = place.partition(":")
        command = getattr(importlib.import_module(f"apcli.cli.{module}"), function)
        app.command(name, cls=Command, help=help.translated(_), options_metavar=_("[OPTIONS]"))(
            command
        )
    return app


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    if list(arguments) == ["--version"]:
        return ()
    first = arguments[0] if arguments else ""
    if first in COMMANDS and first != "completion":
        return (first,)
    return tuple(COMMANDS)


def _show_version(wanted: bool) -> None:
    if wanted:
        from apcli import __version__
        from apcli.cli.console import write_text

        write_text(f"apcli {__version__}\n")
        raise typer.Exit


def _root(
    context: typer.Context,
    *,
    data: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help=_(
                "Plan data folder. Default: APCLI_DATA, else 'data' here or in a parent folder."
            ),
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="en|ja",
            help=_("Language of messages. Default: APCLI_LANG, else the locale."),
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=_("Show the version.")
        ),
    ] = False,
) -> None:
    context.obj = data
