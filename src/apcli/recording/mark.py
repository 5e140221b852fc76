"""How an initiative changed since last year's plan (変更区分)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.edit import Step
from apcli.models import Change
from apcli.recording.declared import change_called
from apcli.recording.entry import occupied, value_at

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.source.building import Tree

CHANGE: DataPath = ("change",)
"""Where the change of an initiative stands."""


@dataclass(frozen=True, slots=True)
class NewChange:
    """The change of an initiative, in English or Japanese.

    Where nothing is written it is continued, which need not be replaced.
    """

    initiative: str
    change: str
    replace: bool = False


def change_steps(new: NewChange, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotInPlan: there is no such change.
        NotRecorded: another one is written there.
    """
    wanted = change_called(new.change)
    there = value_at(tree, CHANGE)
    if wanted.value == (Change.CONTINUED.value if there is None else there):
        return []
    if there is not None and not new.replace:
        raise occupied(new.initiative, f"change: {there}", f"change: {wanted.value}")
    return [Step(CHANGE, wanted.value)]
