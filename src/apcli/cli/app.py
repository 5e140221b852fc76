"""The wiring: which commands there are. Created once the language is known."""

from __future__ import annotations

import importlib
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.usage import Command, Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    "validate": "validate:validate",
    "progress": "progress:progress",
    "record": "record:record",
    "matrix": "matrix:matrix",
    "render": "render:render",
    "preview": "preview:preview",
    "list": "listing:list_initiatives",
    "show": "show:show",
    "rules": "rules:rules",
    "explain": "explain:explain",
    "schema": "schema:schema",
    "completion": "completion:completion",
}
"""Where each command is: its module in this package, and its function."""


def create_app(arguments: Sequence[str]) -> typer.Typer:
    """The command line for these arguments: with the one command that they name, else with all.

    A command that is not run need not be imported; help, completion and mistakes need them all.
    """
    app = typer.Typer(
        cls=Group,
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Keep a city's yearly action plan as YAML: check it, measure it, render it."),
    )
    app.callback()(_root)
    helps = _helps()
    for name in _wanted(arguments):
        module, _colon, function = COMMANDS[name].partition(":")
        command = getattr(importlib.import_module(f"apcli.cli.{module}"), function)
        app.command(name, cls=Command, help=helps[name], options_metavar=_("[OPTIONS]"))(command)
    return app


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    if list(arguments) == ["--version"]:
        return ()
    first = arguments[0] if arguments else ""
    if first in COMMANDS and first != "completion":
        return (first,)
    return tuple(COMMANDS)


def _helps() -> Mapping[str, str]:
    return {
        "validate": _("Check the plan: its files, fields, references, and rules."),
        "progress": _("Compute every indicator's progress against its targets."),
        "record": _("Write one value into its initiative's file."),
        "matrix": _("Count the initiatives by axis, department and stage."),
        "render": _("Render the plan, or the report of a year's progress."),
        "preview": _("Show the plan in a browser while it is written."),
        "list": _("List the initiatives."),
        "show": _("Show one initiative."),
        "rules": _("List everything that validate can find."),
        "explain": _("Explain a finding by its code or name."),
        "schema": _("Write JSON Schemas of this plan for editors."),
        "completion": _("Print the completion script of a shell."),
    }


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
            help=_("The plan's data folder; else APCLI_DATA, else 'data' here or above."),
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="en|ja",
            help=_("The language of messages; else APCLI_LANG, else the locale's."),
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
