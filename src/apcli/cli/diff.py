"""`apcli diff`."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import OutputOption  # noqa: TC001  typer reads the annotations
from apcli.cli.formats import chosen_format
from apcli.cli.opening import (
    CANNOT_GO_ON,
    DataOption,
    TemplatesOption,
    errors_report,
    find_plan,
    load_plan,
    style,
)
from apcli.editions.change import Sort  # noqa: TC001  typer reads the annotations
from apcli.locale import gettext as _
from apcli.render.documents.comparison_views import Layout, Leaving

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.editions.comparing import Comparison
    from apcli.workspace import Workspace

DIFFERENT = 1


class Side(enum.StrEnum):
    """An edition of the two."""

    NEW = "new"
    OLD = "old"


class ComparisonFormat(enum.StrEnum):
    """How a comparison is printed: as an answer, or as a document."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


_SUFFIXES = {
    ".json": ComparisonFormat.JSON,
    ".md": ComparisonFormat.MARKDOWN,
    ".markdown": ComparisonFormat.MARKDOWN,
    ".html": ComparisonFormat.HTML,
    ".htm": ComparisonFormat.HTML,
    ".docx": ComparisonFormat.DOCX,
    ".xlsx": ComparisonFormat.XLSX,
}

_ANSWERS = (ComparisonFormat.TABLE, ComparisonFormat.JSON)
"""The formats that are no documents."""

_UNREADABLE = {ComparisonFormat.DOCX: "Word", ComparisonFormat.XLSX: "Excel"}
"""The formats that a terminal cannot show, by their names in messages."""


def diff(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help=_("Edition before: a folder, or REVISION[:FOLDER] in git.")
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help=_("Edition after. Default: the plan of today.")),
    ] = None,
    *,
    only: Annotated[
        list[Sort] | None,
        typer.Option(help=_("Only changes of this sort; may be repeated.")),
    ] = None,
    format: Annotated[
        ComparisonFormat | None, typer.Option(help=_("Output format."), show_default="table")
    ] = None,
    output: OutputOption = None,
    left: Annotated[
        Side | None,
        typer.Option(help=_("Edition on the left of the document."), show_default="new"),
    ] = None,
    heads: Annotated[
        str | None,
        typer.Option(
            metavar="NEW,OLD", help=_("Heads of the new and of the old side in the document.")
        ),
    ] = None,
    caption: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=_("Text above the document's table; empty for none.")),
    ] = None,
    facing: Annotated[
        str | None,
        typer.Option(
            metavar="NEW,OLD",
            help=_("Words where the old and where the new side of the document has nothing."),
        ),
    ] = None,
    omission: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help=_("Word for what has not changed and is left out of the document.")
        ),
    ] = None,
    without: Annotated[
        list[Leaving] | None,
        typer.Option(help=_("Leave out a part of the document; may be repeated.")),
    ] = None,
    templates: TemplatesOption = None,
    data: DataOption = None,
) -> int:
    """Compare two editions of the plan."""
    from apcli.cli.console import refuse_terminal
    from apcli.editions.comparing import compared
    from apcli.editions.printed_changes import of_editions

    chosen = chosen_format(format, output, _SUFFIXES, ComparisonFormat.TABLE)
    if chosen in _UNREADABLE and output is None:
        refuse_terminal(_UNREADABLE[chosen])
    options = {"--left": left, "--heads": heads, "--caption": caption, "--without": without}
    options |= {"--facing": facing, "--omission": omission}
    layout = Layout(
        left is not Side.OLD,
        _two(heads, "--heads"),
        caption,
        _two(facing, "--facing"),
        omission,
        frozenset(without or ()),
    )
    if chosen in _ANSWERS:
        _refuse({**options, "--templates": templates})
    before, after = _opened(context, old, new, data)
    found = compared(before, after).only(only or ())
    names = (old, new) if new is not None and before.root == after.root else None
    if chosen in _ANSWERS:
        _answer(found, chosen, output, names)
    else:
        _write(of_editions(found), chosen, output, layout, templates)
    return DIFFERENT if found.changes else 0


def _opened(context: typer.Context, old: str, new: str | None, data: str | None) -> list[Workspace]:
    """Both editions, or the plan with two versions of one of its files, without errors.

    An old version beside files of today may break a rule; it only must be readable.

    Raises:
        typer.Exit: there are errors; they were printed.
    """
    from apcli.cli.two_versions import are_versions, with_version
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    if new is not None and are_versions(old, new):
        place = find_plan(context, data, Path(new))
        pairs = (old, new), (new, old)
        opened = [with_version(place, each, other) for each, other in pairs]
        _end_with_errors([(each, each.diagnostics) for each in opened])
    else:
        later = find_plan(context, new or data)
        earlier = find_plan(context, old, like=later)
        opened = [load_plan(earlier), load_plan(later)]
        _end_with_errors([(each, run(each, checkers())) for each in opened])
    return opened


def _end_with_errors(judged: Sequence[tuple[Workspace, Sequence[Diagnostic]]]) -> None:
    """End where a plan has errors, which are printed with the edition's name.

    Raises:
        typer.Exit: there are some.
    """
    import sys

    from apcli.cli.console import write_error
    from apcli.diagnostics import Severity

    failed = False
    for workspace, diagnostics in judged:
        if any(found.severity is Severity.ERROR for found in diagnostics):
            write_error("".join(errors_report(workspace, diagnostics, style(sys.stderr))))
            failed = True
    if failed:
        raise typer.Exit(CANNOT_GO_ON)


def _two(given: str | None, option: str) -> tuple[str, str] | None:
    """The words for the new and for the old side.

    Raises:
        BadParameter: there are not two words.
    """
    if given is None:
        return None
    new, _comma, old = (each.strip() for each in given.replace("，", ",").partition(","))
    if not new or not old or "," in old:
        raise typer.BadParameter(_("write two words with a comma between them"), param_hint=option)
    return new, old


def _refuse(options: Mapping[str, object]) -> None:
    """Refuse options that only the document has.

    Raises:
        NotInPlan: one of them is given.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    for name, given in options.items():
        if given is not None:
            raise NotInPlan(
                message("{name} applies only to documents", name=name),
                message("add --format markdown, html, docx or xlsx"),
            )


def _answer(
    found: Comparison,
    format: ComparisonFormat,
    output: str | None,
    names: tuple[str, str] | None,
) -> None:
    from apcli.answers.comparison import comparison_answer
    from apcli.cli.answering import AnswerFormat, Destination, print_answer

    plan = found.new.plan
    print_answer(
        Destination(AnswerFormat(format), output),
        lambda words: comparison_answer(found, words, names),
        plan.language,
        found.new.root,
    )


def _write(
    found: Comparison,
    format: ComparisonFormat,
    output: str | None,
    layout: Layout,
    templates: str | None,
) -> None:
    from apcli.cli.console import write_bytes
    from apcli.cli.output import write_file

    made = _document(found, format, layout, templates)
    if output is None:
        write_bytes(made)
    else:
        write_file(Path(output), made, plan_data=found.new.root)


def _document(
    found: Comparison, format: ComparisonFormat, layout: Layout, templates: str | None
) -> bytes:
    """The document in a format; only what this format needs is imported."""
    from apcli.cli.extras import extra
    from apcli.cli.source_date import source_date
    from apcli.render.documents.comparison import comparison_document
    from apcli.render.environment import template_folders

    document = comparison_document(found, layout)
    folders = template_folders(Path(templates) if templates else None, found.new.root)
    match format:
        case ComparisonFormat.HTML:
            from apcli.render import html

            return html.render(document, folders).encode()
        case ComparisonFormat.DOCX:
            with extra("docx", _UNREADABLE[format]):
                from apcli.render import docx
            return docx.render(document, folders, source_date())
        case ComparisonFormat.XLSX:
            with extra("xlsx", _UNREADABLE[format]):
                from apcli.render import comparison_xlsx
            return comparison_xlsx.render(document.view, source_date())
        case _:
            from apcli.render import markdown

            return markdown.render(document, folders).encode()
