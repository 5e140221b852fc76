"""`apcli render`."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from apcli.cli.answering import OutputOption  # noqa: TC001  typer reads the annotations
from apcli.cli.current import CurrentOption  # noqa: TC001  typer reads the annotations
from apcli.cli.editions import EditionBefore, ResultsOption, comparing
from apcli.cli.formats import chosen_format
from apcli.cli.opening import DataOption, TemplatesOption, find_plan, judged_plan, named_day
from apcli.cli.spoken import named_year
from apcli.locale import gettext as _
from apcli.render.documents.kinds import OPTIONS, DocumentKind, document_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.render.documents.document import Document


class DocumentFormat(enum.StrEnum):
    """The formats of a document."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_SUFFIXES = {
    ".md": DocumentFormat.MARKDOWN,
    ".markdown": DocumentFormat.MARKDOWN,
    ".html": DocumentFormat.HTML,
    ".htm": DocumentFormat.HTML,
    ".docx": DocumentFormat.DOCX,
    ".pdf": DocumentFormat.PDF,
}

_UNREADABLE = {DocumentFormat.DOCX: "Word", DocumentFormat.PDF: "PDF"}
"""The formats that a terminal cannot show, by their names in messages."""


def render(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    *,
    document: Annotated[
        DocumentKind,
        typer.Option(help=_("Document to render.")),
    ] = DocumentKind.PLAN,
    year: Annotated[
        str | None,
        typer.Option(
            metavar="YEAR", help=_("Fiscal year of the report (2025). Default: the plan's year.")
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_("Judge milestones, or show the plan, as of this date (2025-09-30 or 2025-09)."),
        ),
    ] = None,
    current: CurrentOption = False,
    format: Annotated[
        DocumentFormat | None, typer.Option(help=_("Output format."), show_default="markdown")
    ] = None,
    output: OutputOption = None,
    results: ResultsOption = None,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Render the plan, or a report on it, as a document."""
    from apcli.cli.console import refuse_terminal, write_bytes
    from apcli.cli.current import check_dated, check_known
    from apcli.cli.output import write_file
    from apcli.render.environment import template_folders

    options = {"--year": year, "--as-of": as_of, "--results": results}
    _refuse(document, {**options, "--current": current or None})
    if document is DocumentKind.PLAN:
        check_dated(as_of, current=current)
    format = chosen_format(format, output, _SUFFIXES, DocumentFormat.MARKDOWN)
    if format in _UNREADABLE and output is None:
        refuse_terminal(_UNREADABLE[format])
    day, fiscal_year = named_day(as_of), named_year(year) if year else None
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    if current and day:
        check_known(workspace, day)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    compared = comparing(context, place, workspace, results)
    before = EditionBefore(place, context.with_resource, None).read
    shown = document_of(document, workspace, fiscal_year, day, compared, before)
    made = _made(format, shown, folders)
    if output is None:
        write_bytes(made)
    else:
        write_file(Path(output), made, plan_data=workspace.root)
    return 0


def _refuse(kind: DocumentKind, options: Mapping[str, object]) -> None:
    """Refuse options that do not apply to this kind of document.

    Raises:
        NotInPlan: one of them is given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    for name, given in options.items():
        if given is not None and name not in OPTIONS.get(kind, ()):
            kinds = (f"--document {each}" for each in DocumentKind if name in OPTIONS.get(each, ()))
            fix = message("add {options}", options=_(" or ").join(kinds))
            if kind is not DocumentKind.PLAN:
                fix = message("leave out {option}", option=name)
            raise NotInPlan(
                message("{name} does not apply to --document {kind}", name=name, kind=kind), fix
            )


def _made(format: DocumentFormat, document: Document[Any], folders: Sequence[Path]) -> bytes:
    """The document in a format; only what this format needs is imported."""
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
