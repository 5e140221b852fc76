"""`apcli sheets import`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from apcli.cli.opening import FINDINGS, DataOption, find_plan, judged_plan
from apcli.locale import gettext as _
from apcli.locale import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.sheets.asked import Round
    from apcli.sheets.gathering import Gathered
    from apcli.sheets.returned import Finding, Note, Returned
    from apcli.workspace import Workspace


_OF_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini"})
"""What Windows puts into folders."""


def import_books(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE|DIR...", help=_("Workbooks that came back."))
    ],
    *,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE!SHEET!CELL",
            help=_("Let an answer through that looks wrong, but is true."),
        ),
    ] = None,
    marked: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help=_("Folder for workbooks to send back, with what must be looked at marked."),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the changes, but write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Take over what departments answered: all of it, or nothing."""
    from apcli.cli.sheets_report import report

    place = find_plan(context, data, changes=True)
    workspace, known = judged_plan(place)
    opened = read_books(files, workspace)
    accepted = tuple(accept or ())
    taken = take(workspace, opened, accepted, known)
    if not taken.findings:
        _write(workspace, taken, dry_run=dry_run)
    report(taken)
    if not taken.findings:
        return 0
    if marked:
        from apcli.cli.sheets_marked import write_marked

        write_marked(workspace, opened, taken, Path(marked))
    _say_how_to_go_on(workspace, opened, taken, accepted, data, known)
    return FINDINGS


class Opened(NamedTuple):
    """The files that could be read, what is wrong with the others, and the round they are of.

    `notes` say which files of the folders are no workbooks.
    """

    files: tuple[Returned, ...]
    findings: tuple[Finding, ...]
    asked: Round | None
    notes: tuple[Note, ...] = ()


def read_books(given: Sequence[str], workspace: Workspace) -> Opened:
    """The workbooks in files and folders.

    Raises:
        NotInPlan: there is none.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotImported
    from apcli.sheets.reading.files import SUFFIXES, UNREADABLE, read_file
    from apcli.sheets.returned import Finding, Note, Spot
    from apcli.sheets.together import together

    typed, findings, notes = [], [], []
    for path, shown in _paths(given):
        is_book = path.is_file() and path.suffix.casefold() in {*SUFFIXES, *UNREADABLE}
        if not is_book and shown not in given:
            notes.append(Note(Spot(shown), message("not a workbook, and not read")))
            continue
        try:
            typed.append(read_file(path, shown))
        except NotImported as error:
            findings.append(Finding(Spot(shown), error.message))
    city = workspace.plan.city
    files, asked = together(typed, city.code or city.name)
    return Opened(files, tuple(findings), asked, tuple(notes))


def take(
    workspace: Workspace, opened: Opened, accepted: Sequence[str], known: Sequence[Diagnostic]
) -> Gathered:
    """What the files say together, with all that is wrong with them."""
    import dataclasses

    from apcli.progress import check_year
    from apcli.sheets.gathering import Gathered, gathered

    if opened.asked is None:
        findings = (*opened.findings, *(found for each in opened.files for found in each.findings))
        names = tuple(each.file for each in opened.files)
        return Gathered(names, {}, findings, opened.notes, {}, workspace)
    check_year(workspace.plan, opened.asked.fiscal_year)
    found = gathered(workspace, opened.files, opened.asked, accepted, known)
    return dataclasses.replace(
        found,
        findings=(*opened.findings, *found.findings),
        notes=(*opened.notes, *found.notes),
    )


def _paths(given: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Every file, those of a folder in the order of their names, without hidden ones."""
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan
    from apcli.sheets.reading.files import SUFFIXES, UNREADABLE

    seen: set[Path] = set()
    for name in given:
        path = Path(name)
        inside = [path]
        if path.is_dir():
            inside = sorted(
                each
                for each in path.iterdir()
                if not each.name.startswith(("~$", ".")) and each.name not in _OF_SYSTEMS
            )
        if path.is_dir() and not any(
            each.suffix.casefold() in {*SUFFIXES, *UNREADABLE} for each in inside
        ):
            raise NotInPlan(message("{folder} has no workbooks", folder=name))
        for each in inside:
            if each.resolve() not in seen:
                seen.add(each.resolve())
                yield each, str(each)


def _write(workspace: Workspace, taken: Gathered, *, dry_run: bool) -> None:
    from apcli.cli.changes import show_changes
    from apcli.edit import check_writable, write_all

    show_changes(workspace, taken.texts)
    if dry_run:
        for name in taken.texts:
            check_writable(workspace.root / name, workspace.documents[name])
    else:
        write_all(workspace.root, workspace.documents, taken.texts)


def _say_how_to_go_on(
    workspace: Workspace,
    opened: Opened,
    taken: Gathered,
    accepted: Sequence[str],
    data: str | None,
    known: Sequence[Diagnostic],
) -> None:
    """The command that takes over the files without mistakes, where there are any."""
    from apcli.cli.console import write_text

    files = _without_mistakes(workspace, opened, taken, accepted, known)
    if not files:
        return
    names = [each.file for each in files]
    line = ["apcli", "sheets", "import"]
    rest = [*(["--"] if any(name.startswith("-") for name in names) else []), *names]
    if data is not None:
        line += ["--data", data]
    for spot in accepted:
        if any(spot.startswith(f"{name}!") for name in names):
            line += ["--accept", spot]
    text = ngettext(
        "{count} file has no mistakes; to take it over, run:",
        "{count} files have no mistakes; to take them over, run:",
        len(names),
    )
    write_text(f"{text.format(count=len(names))}\n  {shlex.join([*line, *rest])}\n")


def _without_mistakes(
    workspace: Workspace,
    opened: Opened,
    taken: Gathered,
    accepted: Sequence[str],
    known: Sequence[Diagnostic],
) -> tuple[Returned, ...]:
    """The files that are without mistakes by themselves, too."""
    files = opened.files
    while kept := tuple(each for each in files if each.file not in taken.mistaken):
        if files is not opened.files and len(kept) == len(files):
            return ()  # something is wrong that no file alone is to blame for
        files = kept
        taken = take(workspace, Opened(files, (), opened.asked), accepted, known)
        if not taken.findings:
            return files
    return ()
