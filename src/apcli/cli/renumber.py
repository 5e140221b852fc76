"""`apcli renumber`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.changes import show_changes
from apcli.cli.naming import find_initiative
from apcli.cli.opening import FINDINGS, DataOption, findings_text, open_judged, style
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from apcli.workspace import Workspace


def renumber(
    context: typer.Context,
    *,
    insert: Annotated[
        str | None,
        typer.Option(metavar="KEY", help=_("Give this initiative the number of --at.")),
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="N", help=_("The number; those from it on move up."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the changes and write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Number the initiatives without a gap in print order."""
    from apcli.cli.console import write_error
    from apcli.diagnostics import Severity
    from apcli.edit import check_writable, renumbered, write_all
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run
    from apcli.workspace import load

    if (insert is None) != (at is None):
        raise typer.BadParameter(
            _("requires {option}").format(option="--at" if insert else "--insert"),
            param_hint="--insert" if insert else "--at",
        )
    workspace, _known = open_judged(context, data, changes=True)
    wanted = None if insert is None or at is None else (_initiative(workspace, insert), at)
    new = renumbered(workspace, wanted)
    unsaved = {name: text.encode() for name, text in new.texts.items()}
    after = load(workspace.root, workspace.shown_root, unsaved)
    errors = [each for each in run(after, checkers()) if each.severity is Severity.ERROR]
    if errors:
        write_error("".join(findings_text(after, errors, style(sys.stderr))))
        write_error(_("apcli: nothing was written: the plan would have errors") + "\n")
        return FINDINGS
    if dry_run:
        for name in new.texts:
            check_writable(workspace.root / name, workspace.documents[name])
    else:
        write_all(workspace.root, workspace.documents, new.texts)
    show_changes(workspace, new.texts)
    for place in _mentions(workspace, {old for old, _new in new.moved.values()}):
        write_error(place + "\n")
    return 0


def _initiative(workspace: Workspace, wanted: str) -> str:
    """The key of an initiative.

    Raises:
        NotInPlan: there is none, or it is a goal.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan

    key = find_initiative(workspace, wanted)
    if key not in workspace.initiatives:
        raise NotInPlan(message("the plan has no initiative '{name}'", name=wanted))
    return key


def _mentions(workspace: Workspace, numbers: Collection[str]) -> Iterator[str]:
    """A sentence for each text that names an initiative by a number that it no longer has."""
    import re

    from apcli.lint.rules.unknown_number import PATTERN, number_in
    from apcli.lint.texts import join

    for texts in join(workspace)[1]:
        for field in texts.fields:
            for found in re.finditer(PATTERN, field.text):
                if str(number_in(found)) in numbers:
                    yield _("{file}: '{text}' names a number that has changed").format(
                        file=f"{workspace.shown_root}/{texts.described.file}", text=found[0]
                    )
