"""`apcli publish`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from apcli.cli.extras import extra
from apcli.cli.opening import DataOption, TemplatesOption, find_plan, judged_plan, named_day
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.publishing.site import Site
    from apcli.render.documents.document import Document

FORMATS = ("pdf", "docx")
"""The documents that are published beside the pages."""


def publish(
    context: typer.Context,
    *,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DIR", help=_("Folder for a web server.")),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help=_(
                "Show the plan as of this date (2025-09-30 or 2025-09). Default: the newest that "
                "the data state."
            ),
        ),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option(
            metavar="pdf,docx", help=_("Leave out the documents for print (pdf) or Word (docx).")
        ),
    ] = None,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Publish the plan and its results as one folder for a web server."""
    from apcli.cli.current import check_known
    from apcli.cli.editions import EditionBefore, comparing
    from apcli.cli.output import write_site
    from apcli.publishing.files import data_files, drawn_files
    from apcli.publishing.pages import pages_of
    from apcli.publishing.site import site_of
    from apcli.render.environment import template_folders

    if not output:
        raise typer.BadParameter(_("the folder name is empty"), param_hint="--output")
    left_out = _left_out(without)
    day = named_day(as_of)
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    if day:
        check_known(workspace, day)
    folders = template_folders(Path(templates) if templates else None, workspace.root)
    compared = comparing(context, place, workspace, None)
    before = EditionBefore(place, context.with_resource, None).read
    site = site_of(workspace, day, compared, before)
    making = documents_of(site, folders, left_out)
    documents = {file: make() for file, make in making.items()}
    files = pages_of(site, folders, tuple(documents))
    with extra("pdf", _("The site's pictures")):
        drawn = drawn_files(files)
    every = {**files, **drawn, **documents, **data_files(site)}
    write_site(Path(output), every, plan_data=workspace.root)
    return 0


def _left_out(without: str | None) -> frozenset[str]:
    """The formats that are left out.

    Raises:
        BadParameter: there is no document in one of them.
    """
    named = frozenset(filter(None, (each.strip() for each in (without or "").split(","))))
    if unknown := named - set(FORMATS):
        text = _("'{value}' is none of {choices}")
        choices = ", ".join(FORMATS)
        raise typer.BadParameter(
            text.format(value=min(unknown), choices=choices), param_hint="--without"
        )
    return named


def documents_of(
    site: Site, folders: Sequence[Path], left_out: frozenset[str] = frozenset()
) -> dict[str, Callable[[], bytes]]:
    """The plan as it was adopted, and the reports, for print and for Word, by their files.

    What makes each raises `ExtraMissing` where a library is not installed.
    """
    from apcli.editions.adopted import as_adopted
    from apcli.publishing.addresses import document_file
    from apcli.render.documents.plan import plan_document

    shown = site.before if site.workspace.plan.shows_edition else None
    named: dict[str, Document[Any]] = {
        "plan": plan_document(as_adopted(site.workspace), edition=shown),
        **{f"report-{year}": each for year, each in site.reports.items()},
    }
    return {
        document_file(name, suffix): partial(make, each, folders)
        for suffix, make in (("pdf", _pdf), ("docx", _word))
        if suffix not in left_out
        for name, each in named.items()
    }


def _pdf(document: Document[Any], folders: Sequence[Path]) -> bytes:
    with extra("pdf", "PDF"):
        from apcli.render import pdf
    return pdf.render(document, folders)


def _word(document: Document[Any], folders: Sequence[Path]) -> bytes:
    from apcli.cli.source_date import source_date

    with extra("docx", "Word"):
        from apcli.render import docx
    return docx.render(document, folders, source_date())
