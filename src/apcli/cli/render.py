"""`apcli render`."""

from __future__ import annotations

import enum
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, TemplatesOption, named_day, named_year, open_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.progress import Report
    from apcli.workspace import Workspace


class Format(enum.StrEnum):
    """The formats of a document."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Document(enum.StrEnum):
    """What is rendered."""

    PLAN = "plan"
    PROGRESS = "progress"


_UNREADABLE = {Format.DOCX: "Word", Format.PDF: "PDF"}
"""The formats that a terminal cannot show, by their names in messages."""


def render(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    *,
    document: Annotated[
        Document, typer.Option(help=_("Document to render: the plan or the progress report."))
    ] = Document.PLAN,
    year: Annotated[
        str | None,
        typer.Option(
            metavar="YEAR", help=_("Fiscal year of the report (2025). Default: the plan's year.")
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Judge milestones as of this date (2025-09-30 or 2025-09).")
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help=_("Output format."))] = Format.MARKDOWN,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help=_("File to write. Default: stdout.")),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help=_("Folder for a site with one page per initiative (with --format html)."),
        ),
    ] = None,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Render the plan or the progress report of a year."""
    from apcli.cli.console import refuse_terminal, write_bytes
    from apcli.cli.output import write_file, write_site
    from apcli.render.environment import template_folders

    if document is Document.PLAN:
        _refuse({"--year": year, "--as-of": as_of})
    if site is not None:
        _check_site(site, format, document, output)
    if format in _UNREADABLE and output is None:
        refuse_terminal(_UNREADABLE[format])
    day, fiscal_year = named_day(as_of), named_year(year) if year else None
    workspace = open_plan(context, data)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    if site is not None:
        from apcli.render.html import render_site

        pages = render_site(workspace, folders)
        files = {name: page.encode() for name, page in pages.items()}
        write_site(Path(site), files, plan_data=workspace.root)
        return 0
    report = None
    if document is Document.PROGRESS:
        from apcli.progress import measure_plan

        plan = workspace.plan
        report = measure_plan(plan, workspace.initiatives, fiscal_year or plan.fiscal_year, day)
    made = _made(format, workspace, folders, report)
    if output is None:
        write_bytes(made)
    else:
        write_file(Path(output), made, plan_data=workspace.root)
    return 0


def _refuse(options: Mapping[str, str | None]) -> None:
    """Refuse options that apply only to the progress report.

    Raises:
        NotInPlan: one of them is given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    for name, given in options.items():
        if given is not None:
            raise NotInPlan(
                message("{name} applies only to the progress report", name=name),
                message("add --document progress"),
            )


def _made(
    format: Format, workspace: Workspace, folders: Sequence[Path], report: Report | None
) -> bytes:
    """The plan in a format, or the report if there is one."""
    from apcli.cli.extras import extra

    match format:
        case Format.MARKDOWN:
            from apcli.render import markdown

            if report:
                return markdown.render_progress(report, workspace, folders).encode()
            return markdown.render_plan(workspace, folders).encode()
        case Format.HTML:
            from apcli.render import html

            if report:
                return html.render_progress(report, workspace, folders).encode()
            return html.render_plan(workspace, folders).encode()
        case Format.DOCX:
            from apcli.cli.source_date import source_date

            with extra("docx", _UNREADABLE[format]):
                from apcli.render import docx
            if report:
                return docx.render_progress(report, workspace, folders, source_date())
            return docx.render_plan(workspace, folders, source_date())
        case Format.PDF:
            with extra("pdf", _UNREADABLE[format]):
                from apcli.render import pdf
            if report:
                return pdf.render_progress(report, workspace, folders)
            return pdf.render_plan(workspace, folders)


def _check_site(site: str, format: Format, document: Document, output: str | None) -> None:
    if format is not Format.HTML:
        raise typer.BadParameter(_("requires --format html"), param_hint="--site")
    if document is not Document.PLAN:
        raise typer.BadParameter(_("requires --document plan"), param_hint="--site")
    if output is not None:
        raise typer.BadParameter(_("cannot be combined with --output"), param_hint="--site")
    if not site:
        raise typer.BadParameter(_("the folder name is empty"), param_hint="--site")
