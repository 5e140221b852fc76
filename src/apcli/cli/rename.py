"""`apcli rename`."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from apcli.cli.naming import sheet_called
from apcli.cli.opening import FINDINGS, DataOption, findings_text, open_judged, style
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.workspace import Workspace


class Renaming(NamedTuple):
    """The new texts by file name, and the old and new name of the file that is renamed itself."""

    texts: Mapping[str, str]
    moved: tuple[str, str] | None = None


def rename(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="KEY|NAME", help=_("Key or number of an initiative or a goal, or a department.")
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("The new key or name."))],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the changes and write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Rename an initiative's or a goal's key, or a department, in every file with it."""
    from apcli.cli.console import write_error
    from apcli.diagnostics import Severity
    from apcli.edit import check_writable, write_all

    workspace, known = open_judged(context, data, changes=True)
    key = sheet_called(workspace, old)
    renaming = (
        _of_sheet(workspace, key, new) if key else _of_department(workspace, old, new.strip())
    )
    after, found = _judged(workspace, known, renaming, key, new)
    if any(each.severity is Severity.ERROR for each in found):
        write_error("".join(findings_text(after, found, style(sys.stderr))))
        write_error(_("apcli: nothing was written: the new name would introduce errors") + "\n")
        return FINDINGS
    if dry_run:
        for name in renaming.texts:
            check_writable(workspace.root / name, workspace.documents[name])
    else:
        write_all(workspace.root, workspace.documents, renaming.texts, renaming.moved)
    _show(workspace, renaming)
    if found:
        write_error("\n" + "".join(findings_text(after, found, style(sys.stderr))))
    return 0


def _of_sheet(workspace: Workspace, key: str, new: str) -> Renaming:
    """The renaming of an initiative or a goal.

    Raises:
        NotRenamed: the new key is not valid, or it is taken.
    """
    from apcli.diagnostics import message
    from apcli.edit import with_goal_renamed, with_initiative_renamed
    from apcli.errors import NotRenamed
    from apcli.models.grammar import excerpt, is_key
    from apcli.workspace import goal_file, initiative_file

    if not is_key(new):
        raise NotRenamed(
            message("'{value}' is not a valid key", value=excerpt(new)),
            message("use only the characters a-z, 0-9 and -"),
        )
    numbers = {str(each.number) for name, each in workspace.sheets.items() if name != key}
    if new in workspace.keys or new in numbers:
        raise NotRenamed(
            message("'{name}' is already the key or number of an initiative", name=new)
        )
    if new in workspace.goal_keys:
        raise NotRenamed(message("'{name}' is already the key of a goal", name=new))
    if key in workspace.goals:
        return Renaming(with_goal_renamed(workspace, key, new), (goal_file(key), goal_file(new)))
    texts = with_initiative_renamed(workspace, key, new)
    return Renaming(texts, (initiative_file(key), initiative_file(new)))


def _of_department(workspace: Workspace, old: str, new: str) -> Renaming:
    """The renaming of a department.

    Raises:
        NotInPlan: there is neither an initiative nor a department of the old name.
        NotRenamed: the new name is empty or taken, or no file may have it.
    """
    from apcli.diagnostics import message
    from apcli.edit import with_department_renamed
    from apcli.errors import NotInPlan, NotRenamed
    from apcli.nearest import did_you_mean, nearest
    from apcli.recording import IMPOSSIBLE

    taxonomy = workspace.taxonomy
    name = taxonomy.department_called(old)
    if name is None:
        names = [*(each.name for each in taxonomy.departments), *workspace.sheets]
        help = did_you_mean(nearest(old, names), message("run 'apcli list' to see what there is"))
        raise NotInPlan(message("no initiative or department is called '{name}'", name=old), help)
    if not new:
        raise NotRenamed(message("the new name is empty"))
    if IMPOSSIBLE.search(new):
        raise NotRenamed(
            message("the new name contains a character that is not allowed in plan files")
        )
    taken = taxonomy.department_called(new)
    if taken is not None and (taken != name or new == name):
        raise NotRenamed(message("there already is a department '{name}'", name=new))
    return Renaming(with_department_renamed(workspace, name, new))


def _judged(
    workspace: Workspace, known: Sequence[Diagnostic], renaming: Renaming, key: str | None, new: str
) -> tuple[Workspace, Sequence[Diagnostic]]:
    """The plan as it would be, and the findings that it did not have."""
    from apcli.lint.baseline import known_findings, without_known
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run
    from apcli.workspace import load, with_key

    unsaved = {name: text.encode() for name, text in renaming.texts.items()}
    after = load(workspace.root, workspace.shown_root, unsaved)
    if key and renaming.moved:
        after = with_key(after, key, new)
        before, file = (f"{workspace.shown_root}/{name}" for name in renaming.moved)
        known = [
            dataclasses.replace(each, file=file) if each.file == before else each for each in known
        ]
    folder = workspace.shown_root
    return after, without_known(run(after, checkers()), known_findings(known, folder), folder)


def _show(workspace: Workspace, renaming: Renaming) -> None:
    """Every file with the lines that change, and the new name of the one that is renamed."""
    from apcli.cli.changes import changed_lines
    from apcli.cli.console import write_text

    for name, text in renaming.texts.items():
        document = workspace.documents[name]
        head = document.file
        if renaming.moved and renaming.moved[0] == name:
            head += f" -> {workspace.shown_root}/{renaming.moved[1]}"
        old = document.data.decode("utf-8")
        lines = "".join(changed_lines(old, text)) if text != old else ""
        write_text(f"{head}\n{lines}")
