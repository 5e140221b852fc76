"""`apcli render`."""

from __future__ import annotations

import enum
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from apcli.cli.opening import DataOption, open_plan


class Format(enum.StrEnum):
    """What the document is rendered as."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_UNREADABLE = {Format.DOCX: "Word", Format.PDF: "PDF"}
"""What a terminal cannot show, as messages call it."""


def render(
    context: typer.Context,
    *,
    format: Annotated[
        Format, typer.Option(help=_("What the document is rendered as."))
    ] = Format.MARKDOWN,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=_("The file to write; else stdout.")),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help=_("The folder for a page per initiative, with --format html.")
        ),
    ] = None,
    templates: Annotated[
        str | None,
        typer.Option(metavar="DIR", help=_("Your own templates, before those of apcli.")),
    ] = None,
    data: DataOption = None,
) -> int:
    """Render the whole plan document."""
    from apcli.cli.console import refuse_terminal, write_bytes
    from apcli.cli.extras import extra
    from apcli.cli.output import write_file, write_site
    from apcli.render.environment import template_folders

    if site is not None:
        _check_site(site, format, output)
    if format in _UNREADABLE and output is None:
        refuse_terminal(_UNREADABLE[format])
    workspace = open_plan(context, data)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    match format:
        case Format.MARKDOWN:
            from apcli.render.markdown import render_plan

            document = render_plan(workspace, folders).encode()
        case Format.HTML:
            from apcli.render import html

            if site is not None:
                pages = html.render_site(workspace, folders)
                files = {name: page.encode() for name, page in pages.items()}
                write_site(Path(site), files, plan_data=workspace.root)
                return 0
            document = html.render_plan(workspace, folders).encode()
        case Format.DOCX:
            from apcli.cli.source_date import source_date

            with extra("docx", _UNREADABLE[format]):
                from apcli.render import docx
            document = docx.render_plan(workspace, folders, source_date())
        case Format.PDF:
            with extra("pdf", _UNREADABLE[format]):
                from apcli.render import pdf

            document = pdf.render_plan(workspace, folders)
    if output is None:
        write_bytes(document)
    else:
        write_file(Path(output), document, plan_data=workspace.root)
    return 0


def _check_site(site: str, format: Format, output: str | None) -> None:
    if format is not Format.HTML:
        raise typer.BadParameter(_("only with --format html"), param_hint="--site")
    if output is not None:
        raise typer.BadParameter(_("not together with --output"), param_hint="--site")
    if not site:
        raise typer.BadParameter(_("the name of the folder is empty"), param_hint="--site")
