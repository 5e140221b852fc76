"""What a command line names of a plan: an initiative, a goal, or one of their indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotInPlan
from apcli.models.naming import plain_number
from apcli.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.workspace import Workspace


def find_initiative(workspace: Workspace, wanted: str) -> str:
    """The key of the initiative, or else of the goal, with this key or printed number.

    Raises:
        NotInPlan: there is none, or several; a title is told what it means.
    """
    sheets = workspace.sheets
    found = sheet_called(workspace, wanted)
    if found is not None:
        return found
    keys = {each.title: key for key, each in sheets.items()}
    keys |= {key: key for key in sheets}
    near = keys.get(nearest(wanted, keys) or "")
    help = did_you_mean(near, message("run 'apcli list' for all keys and numbers"))
    raise NotInPlan(message("the plan has no initiative '{name}'", name=wanted), help)


def sheet_called(workspace: Workspace, wanted: str) -> str | None:
    """The key of the initiative, or else of the goal, that is called so; None where none is.

    Raises:
        NotInPlan: several are called so.
    """
    numbers = {key: _printed(each.number) for key, each in workspace.sheets.items()}
    found = key_called(wanted, {key: numbers[key] for key in workspace.initiatives})
    return found or key_called(wanted, numbers)


def _printed(number: int | str | None) -> str | None:
    return None if number is None else str(number)


def find_initiatives(workspace: Workspace, wanted: Iterable[str]) -> list[str]:
    """The keys of the initiatives and goals that these words name, each once and in print order.

    Raises:
        NotInPlan: a word names none, or several.
    """
    found = {find_initiative(workspace, each) for each in wanted}
    return [key for key in workspace.sheets if key in found]


def key_called(wanted: str, numbers: Mapping[str, str | None]) -> str | None:
    """The key that is `wanted` or has this printed number, by the numbers of all keys.

    Raises:
        NotInPlan: several initiatives are called so.
    """
    found = _called(wanted, numbers)
    if len(found) < 2:
        return found[0] if found else None
    shown = ", ".join(f"{key} ({numbers[key]})" for key in found)
    text = message("'{name}' is the key or number of several: {shown}", name=wanted, shown=shown)
    clear = [
        next(
            (name for name in (key, numbers[key]) if name and len(_called(name, numbers)) == 1), ""
        )
        for key in found
    ]
    if not all(clear):
        raise NotInPlan(text, message("rename one of the files, or correct a number"))
    raise NotInPlan(text, message("write one of: {choices}", choices=", ".join(clear)))


def _called(name: str, numbers: Mapping[str, str | None]) -> list[str]:
    """The keys that are the name or have it as number, else those that are so in another width."""
    exactly = [key for key, number in numbers.items() if name in (key, number)]
    typed = plain_number(name)
    return exactly or [
        key
        for key, number in numbers.items()
        if typed in (plain_number(key), number and plain_number(number))
    ]


def named_indicator(workspace: Workspace, wanted: str) -> tuple[str, str | None]:
    """The key of the initiative, and that of the indicator where one is named.

    Raises:
        NotInPlan: there is no such initiative, or there are several.
    """
    numbers = {_printed(each.number) for each in workspace.sheets.values()}
    if "/" not in wanted or wanted in numbers:  # a printed number may have a / of its own
        return find_initiative(workspace, wanted), None
    initiative, _slash, indicator = wanted.rpartition("/")
    return find_initiative(workspace, initiative), indicator
