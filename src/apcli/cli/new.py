"""`apcli new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from apcli.cli.opening import DataOption, find_plan, findings_text, load_plan, style
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from apcli.models.base import Model
    from apcli.workspace import Workspace

ModelT = TypeVar("ModelT", bound="Model")


def new(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=_("Key of the new initiative."))],
    *,
    data: DataOption = None,
) -> int:
    """Write the sheet of a new initiative and show what has to be filled in."""
    from apcli.cli.console import write_error, write_text
    from apcli.starting import create, next_number, sheet
    from apcli.workspace import PLAN, TAXONOMY, initiative_file, written_number

    where = find_plan(context, data, changes=True)
    workspace = load_plan(where)
    numbers = [each for name in workspace.keys if (each := written_number(workspace, name))]
    _check_key(workspace, key, numbers)
    plan = _read(workspace, PLAN, workspace.read_plan)
    taxonomy = _read(workspace, TAXONOMY, workspace.read_taxonomy)
    name = initiative_file(key)
    text = sheet(key, next_number(numbers), plan, taxonomy, workspace.goals)
    create(workspace.root, {name: text.encode()}, workspace.shown_root)
    write_text(f"{workspace.shown_root}/{name}\n")
    after = load_plan(where)
    empty = [each for each in after.diagnostics if each.initiative == key]
    if empty:
        write_error("\n" + "".join(findings_text(after, empty, style(sys.stderr))))
    return 0


def _check_key(workspace: Workspace, key: str, numbers: list[str]) -> None:
    """Let pass a key that a new initiative can have.

    Raises:
        NotStarted: it is not valid, or taken.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotStarted
    from apcli.models.grammar import excerpt, is_key
    from apcli.workspace import is_reserved

    another = message("choose another key")
    if not is_key(key):
        raise NotStarted(
            message("'{value}' is not a valid key", value=excerpt(key)),
            message("use only the characters a-z, 0-9 and -"),
        )
    if is_reserved(key):
        name = f"{key}.yaml"
        raise NotStarted(message("Windows cannot have a file called {name}", name=name), another)
    if key in {each.lower() for each in workspace.keys | workspace.goal_keys} or key in numbers:
        text = message("'{name}' is already the key or number of an initiative", name=excerpt(key))
        raise NotStarted(text, another)


def _read(workspace: Workspace, name: str, part: ModelT | None) -> ModelT:
    """The part of the plan.

    Raises:
        NotStarted: its file has errors.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotStarted

    if part is None:
        file = f"{workspace.shown_root}/{name}"
        raise NotStarted(
            message("{file} has errors, so the plan's fields are not known", file=file),
            message("run 'apcli validate' and fix them first"),
        )
    return part
