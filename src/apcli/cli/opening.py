"""Opening the plan for a command: finding it, reading it, running the rules."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.locale import gettext, ngettext
from apcli.locale import gettext as _

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from apcli.diagnostics import Diagnostic, Severity
    from apcli.editions.place import Place
    from apcli.findings.text import Style
    from apcli.workspace import Workspace

DataOption = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help=_(
            "Plan data folder, or an edition in git as REVISION[:FOLDER]. Default: APCLI_DATA, "
            "else 'data' here or in a parent folder."
        ),
    ),
]

TemplatesOption = Annotated[
    str | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help=_("Folder of your own templates, used before the built-in ones."),
    ),
]

FINDINGS = 1
CANNOT_GO_ON = 2

_opened: list[Workspace] = []
"""The plan, kept until the process ends: freeing a large one would only take time."""


def find_plan(
    context: typer.Context,
    data: str | None,
    beside: Path | None = None,
    *,
    changes: bool = False,
    like: Place | None = None,
) -> Place:
    """Where the plan is: its data folder, also searched for from `beside` if given.

    That of an edition in git is there until the command ends. An edition without a folder has the
    one of `like`, or else that of the plan of today. `changes`: the command writes the plan, and
    until it ends no other command does.

    Raises:
        DataNotFound: there is none.
        EditionUnavailable: git cannot give the edition, or it is to be changed.
        PlanInUse: another command is changing the plan.
    """
    from apcli.editions.place import Place
    from apcli.workspace import find_data, is_folder

    given, folder = data or context.obj or os.environ.get("APCLI_DATA") or None, here()
    if given is not None and not is_folder(folder / given):
        edition = _edition(context, given, folder, like, changes=changes)
        if edition:
            return edition
    place = Place(*find_data(given, folder, beside))
    if changes:
        from apcli.edit import locked

        context.with_resource(locked(place.root, place.shown))
    return place


def _edition(
    context: typer.Context, given: str, here: Path, like: Place | None, *, changes: bool
) -> Place | None:
    """An edition in git; None if git has none so called."""
    from apcli.cli.default_folder import same_folder
    from apcli.diagnostics import message
    from apcli.editions.finding import place_of
    from apcli.editions.revision import named_revision
    from apcli.errors import EditionUnavailable

    revision = named_revision(given, here, lambda top: same_folder(here, like, top))
    if revision is None:
        return None
    if changes:
        raise EditionUnavailable(
            message("{edition} is an edition in git, which nothing changes", edition=given),
            message("change the plan of today; leave out --data, or name its folder"),
        )
    return place_of(revision, context.with_resource)


def named_day(text: str | None) -> datetime.date | None:
    """The day given by `--as-of`, or the last day of the given month.

    Raises:
        NotInPlan: it is not a date.
    """
    from apcli.diagnostics import message
    from apcli.era import guess_moment, last_day, parse_moment
    from apcli.errors import NotInPlan

    if text is None:
        return None
    moment = parse_moment(text)
    if moment is not None:
        return last_day(moment)
    guess = guess_moment(text)
    help = message("write {guess}", guess=guess) if guess else message("write a day as 2025-09-30")
    raise NotInPlan(message("'{value}' is not a date", value=text), help)


def load_plan(where: Place, unsaved: Mapping[str, bytes] | None = None) -> Workspace:
    """The plan in a place found by `find_plan`, with its findings of reading.

    From here on the run speaks in the plan's own words.

    `unsaved` has files, by name, as they would be.

    Raises:
        DataNotFound: the folder of the initiatives cannot be read.
    """
    from apcli import locale
    from apcli.workspace import load

    workspace = load(where.root, where.shown, unsaved)
    _opened[:] = [workspace]
    locale.adopt(workspace.own_words)
    return workspace


def open_plan(context: typer.Context, data: str | None) -> Workspace:
    """A plan without errors; errors are printed and end the command.

    Raises:
        DataNotFound: there is no plan.
        typer.Exit: there are errors.
    """
    return judged_plan(find_plan(context, data))[0]


def open_judged(
    context: typer.Context,
    data: str | None,
    as_of: datetime.date | None = None,
    *,
    changes: bool = False,
) -> tuple[Workspace, Sequence[Diagnostic]]:
    """A plan without errors, as from `open_plan`, and its warnings and remarks on that day.

    `changes`: the command writes it.

    Raises:
        DataNotFound: there is no plan.
        EditionUnavailable: git cannot give the edition, or it is to be changed.
        typer.Exit: there are errors.
    """
    return judged_plan(find_plan(context, data, changes=changes), as_of)


def judged_plan(
    place: Place, as_of: datetime.date | None = None
) -> tuple[Workspace, Sequence[Diagnostic]]:
    """The plan of a place without errors, and its warnings and remarks on that day.

    Raises:
        typer.Exit: there are errors; they were printed.
    """
    from apcli.cli.console import write_error
    from apcli.diagnostics import Severity
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    workspace = load_plan(place)
    workspace.as_of = as_of
    diagnostics = run(workspace, checkers())
    if any(found.severity is Severity.ERROR for found in diagnostics):
        import sys

        write_error("".join(errors_report(workspace, diagnostics, style(sys.stderr))))
        raise typer.Exit(exit_code(workspace, diagnostics))
    return workspace, diagnostics


def here() -> Path:
    """The working directory.

    Raises:
        DataNotFound: it no longer exists.
    """
    from apcli.diagnostics import message
    from apcli.errors import DataNotFound

    try:
        return Path.cwd()
    except OSError as error:
        raise DataNotFound(message("the working directory no longer exists")) from error


def report(
    workspace: Workspace,
    diagnostics: Sequence[Diagnostic],
    style: Style,
    counted: Sequence[Severity] | None = None,
) -> list[str]:
    """The findings, errors last, and the summary of all, or of the `counted` ones, as text."""
    from apcli.diagnostics import Severity
    from apcli.findings.text import errors_last, summary_text

    return [
        *findings_text(workspace, errors_last(diagnostics), style),
        summary_text(workspace.files, diagnostics, style, counted or tuple(Severity)),
    ]


def errors_report(
    workspace: Workspace, diagnostics: Sequence[Diagnostic], style: Style
) -> list[str]:
    """The errors as text, and how many there are and how many findings beside them."""
    from apcli.diagnostics import Severity
    from apcli.findings.text import errors_text

    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    if len(errors) == len(diagnostics):
        return report(workspace, diagnostics, style)
    return [*findings_text(workspace, errors, style), errors_text(diagnostics, style)]


def findings_text(
    workspace: Workspace, diagnostics: Sequence[Diagnostic], style: Style
) -> Iterator[str]:
    """The text of each finding."""
    from apcli.findings.text import diagnostics_text
    from apcli.source import source_lines

    documents = {document.file: document for document in workspace.documents.values()}

    def source(file: str) -> Sequence[str]:
        return source_lines(documents[file]) if file in documents else ()

    return diagnostics_text(diagnostics, source, style)


def style(stream: TextIO) -> Style:
    """The style of text on this stream, in the language of this run."""
    from apcli.cli.console import columns, has_colour
    from apcli.findings.text import Style

    # gettext looks up its catalogue at every call; a report repeats the same messages.
    words = lru_cache(maxsize=None)(gettext)
    return Style(has_colour(stream), words, ngettext, columns(stream))


def exit_code(
    workspace: Workspace, diagnostics: Sequence[Diagnostic], *, strict: bool = False
) -> int:
    """0 without errors, 1 with errors (or warnings if `strict`), 2 if a file could not be read."""
    if workspace.unreadable:
        return CANNOT_GO_ON
    failing = failing_severities(strict=strict)
    return FINDINGS if any(found.severity in failing for found in diagnostics) else 0


def failing_severities(*, strict: bool) -> Sequence[Severity]:
    """The severities of findings that end a check with 1."""
    from apcli.diagnostics import Severity

    return (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
