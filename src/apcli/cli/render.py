"""`apcli render`."""

from __future__ import annotations

import enum
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from apcli.cli.opening import DataOption, TemplatesOption, named_day, named_year, open_plan

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from apcli.render.documents import Document
    from apcli.workspace import Workspace


class DocumentFormat(enum.StrEnum):
    """What the document is rendered as."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class DocumentKind(enum.StrEnum):
    """What is rendered."""

    PLAN = "plan"
    PROGRESS = "progress"


_UNREADABLE = {DocumentFormat.DOCX: "Word", DocumentFormat.PDF: "PDF"}
"""What a terminal cannot show, as messages call it."""


def render(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    *,
    document: Annotated[
        DocumentKind, typer.Option(help=_("The plan, or the report of a year's progress."))
    ] = DocumentKind.PLAN,
    year: Annotated[
        str | None,
        typer.Option(metavar="YEAR", help=_("The fiscal year of the report; else the plan's own.")),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("The day or month on which milestones are looked at.")),
    ] = None,
    format: Annotated[
        DocumentFormat, typer.Option(help=_("What the document is rendered as."))
    ] = DocumentFormat.MARKDOWN,
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
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Render a whole document: the plan, or the report of a year's progress."""
    from apcli.cli.console import refuse_terminal, write_bytes
    from apcli.cli.output import write_file, write_site
    from apcli.render.environment import template_folders

    if document is DocumentKind.PLAN:
        _refuse({"--year": year, "--as-of": as_of})
    if site is not None:
        _check_site(site, format, document, output)
    if format in _UNREADABLE and output is None:
        refuse_terminal(_UNREADABLE[format])
    day, fiscal_year = named_day(as_of), named_year(year) if year else None
    workspace = open_plan(context, data)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    shown = _document(document, workspace, fiscal_year, day)
    if site is not None:
        from apcli.render.html import render_site

        pages = render_site(shown, folders)
        files = {name: page.encode() for name, page in pages.items()}
        write_site(Path(site), files, plan_data=workspace.root)
        return 0
    made = _made(format, shown, folders)
    if output is None:
        write_bytes(made)
    else:
        write_file(Path(output), made, plan_data=workspace.root)
    return 0


def _document(
    kind: DocumentKind, workspace: Workspace, fiscal_year: int | None, day: datetime.date | None
) -> Document[Any]:
    """The document that is asked for."""
    from apcli.progress import measure_plan
    from apcli.render.documents import plan_document, progress_document

    plan = workspace.plan
    if kind is DocumentKind.PLAN:
        return plan_document(workspace)
    report = measure_plan(plan, workspace.initiatives, fiscal_year or plan.fiscal_year, day)
    return progress_document(report, workspace)


def _refuse(options: Mapping[str, str | None]) -> None:
    """Refuse options that say something of the report alone.

    Raises:
        NotInPlan: one of them is given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    for name, given in options.items():
        if given is not None:
            raise NotInPlan(
                message("{name} is an option of the report of progress", name=name),
                message("write --document progress"),
            )


def _made(format: DocumentFormat, document: Document[Any], folders: Sequence[Path]) -> bytes:
    """The document in a format; what a format needs is imported for it alone."""
    from apcli.cli.extras import extra

    match format:
        case DocumentFormat.MARKDOWN:
            from apcli.render import markdown

            return markdown.render(document, folders).encode()
        case DocumentFormat.HTML:
            from apcli.render import html

            return html.render(document, folders).encode()
        case DocumentFormat.DOCX:
            from apcli.cli.source_date import source_date

            with extra("docx", _UNREADABLE[format]):
                from apcli.render import docx
            return docx.render(document, folders, source_date())
        case DocumentFormat.PDF:
            with extra("pdf", _UNREADABLE[format]):
                from apcli.render import pdf
            return pdf.render(document, folders)


def _check_site(
    site: str, format: DocumentFormat, document: DocumentKind, output: str | None
) -> None:
    if format is not DocumentFormat.HTML:
        raise typer.BadParameter(_("only with --format html"), param_hint="--site")
    if document is not DocumentKind.PLAN:
        raise typer.BadParameter(_("only with --document plan"), param_hint="--site")
    if output is not None:
        raise typer.BadParameter(_("not together with --output"), param_hint="--site")
    if not site:
        raise typer.BadParameter(_("the name of the folder is empty"), param_hint="--site")
