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
    "export": (
        "export:export",
        message("Write the plan as open data: tidy tables that programs join."),
    ),
    "publish": (
        "publish:publish",
        message("Publish the plan and its results as one folder for a web server."),
    ),
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
    "sheets export": (
        "sheets_export:export",
        message("Write a workbook for each department, and the office's."),
    ),
    "sheets import": (
        "sheets_import:import_books",
        message("Take over what departments answered: all of it, or nothing."),
    ),
    "sheets status": (
        "sheets_status:status",
        message("Say who has answered, what is missing, and who is late."),
    ),
    "completion": ("completion:completion", message("Print a shell completion script.")),
}
"""The module of each command in this package with its function, and its help."""


GROUPS: Mapping[str, Message] = {
    "sheets": message("Send workbooks to departments, and take over their answers."),
}
"""The commands that have commands of their own."""


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
    groups: dict[str, typer.Typer] = {}
    for name in _wanted(arguments):
        place, help = COMMANDS[name]
        group, _space, last = name.rpartition(" ")
        module, _colon, function = place.partition(":")
        command = getattr(importlib.import_module(f"apcli.cli.{module}"), function)
        if group and group not in groups:
            groups[group] = _group(app, group)
        under = groups[group] if group else app
        under.command(last, cls=Command, help=help.translated(_), options_metavar=_("[OPTIONS]"))(
            command
        )
    return app


def _group(app: typer.Typer, name: str) -> typer.Typer:
    """A command that has commands of its own."""
    group = typer.Typer(
        cls=CommandGroup,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    app.add_typer(group, name=name, help=GROUPS[name].translated(_))
    return group


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    if list(arguments) == ["--version"]:
        return ()
    first = arguments[0] if arguments else ""
    if first in COMMANDS and first != "completion":
        return (first,)
    if first in GROUPS:
        return tuple(name for name in COMMANDS if name.startswith(f"{first} "))
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
