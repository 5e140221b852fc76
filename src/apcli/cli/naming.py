"""What a command line names of a plan: an initiative, or one of its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.workspace import Workspace


def find_initiative(workspace: Workspace, wanted: str) -> str:
    """The key of the initiative with this key or printed number.

    Raises:
        NotInPlan: there is none; a number in another width, and a title, are told what they mean.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan
    from apcli.nearest import comparison_key, did_you_mean, nearest

    if wanted in workspace.initiatives:
        return wanted
    numbers = {str(each.number): key for key, each in workspace.initiatives.items()}
    if wanted in numbers:
        return numbers[wanted]
    keys = {each.title: key for key, each in workspace.initiatives.items()}
    keys |= {key: key for key in workspace.initiatives}
    near = next((each for each in numbers if comparison_key(each) == comparison_key(wanted)), None)
    near = near or keys.get(nearest(wanted, keys) or "")
    help = did_you_mean(near, message("run 'apcli list' for all keys and numbers"))
    raise NotInPlan(message("the plan has no initiative '{name}'", name=wanted), help)


def named_indicator(workspace: Workspace, wanted: str) -> tuple[str, str | None]:
    """The key of the initiative, and that of the indicator where one is named.

    Raises:
        NotInPlan: there is no such initiative.
    """
    numbers = {str(each.number) for each in workspace.initiatives.values()}
    if "/" not in wanted or wanted in numbers:  # a printed number may have a / of its own
        return find_initiative(workspace, wanted), None
    initiative, _slash, indicator = wanted.rpartition("/")
    return find_initiative(workspace, initiative), indicator
