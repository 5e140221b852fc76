"""The wiring: which commands there are. Created once the language is known."""

from __future__ import annotations

from gettext import gettext as _
from typing import Annotated

import typer


def create_app() -> typer.Typer:
    """The command line with all commands."""
    from apcli.cli import (
        completion,
        explain,
        listing,
        progress,
        render,
        rules,
        schema,
        show,
        validate,
    )

    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Keep a city's yearly action plan as YAML: check it, measure it, render it."),
    )
    app.callback()(_root)
    app.command(
        "validate", help=_("Check the plan: source, shape, references, and the plan's own rules.")
    )(validate.validate)
    app.command("progress", help=_("Compute every indicator's progress against its targets."))(
        progress.progress
    )
    app.command("render", help=_("Render the plan document."))(render.render)
    app.command("list", help=_("List the initiatives."))(listing.list_initiatives)
    app.command("show", help=_("Show one initiative."))(show.show)
    app.command("rules", help=_("List everything that validate can find."))(rules.rules)
    app.command("explain", help=_("Explain a finding by its code or name."))(explain.explain)
    app.command("schema", help=_("Write JSON Schemas of this plan for editors."))(schema.schema)
    app.command("completion", help=_("Print the completion script of a shell."))(
        completion.completion
    )
    return app


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
            metavar="en|ja", help=_("The language of messages; else APCLI_LANG, else the locale's.")
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
