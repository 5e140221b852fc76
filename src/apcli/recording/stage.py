"""The stage of an initiative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.recording.declared import stage_called
from apcli.recording.entry import Entry, steps_of

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.models import Taxonomy
    from apcli.source.building import Tree

STAGE: DataPath = ("stage", "key")
"""Where the stage of an initiative stands."""


@dataclass(frozen=True, slots=True)
class NewStage:
    """The stage of an initiative, by its key or name; how it was determined stays."""

    initiative: str
    stage: str
    replace: bool = False


def stage_steps(new: NewStage, taxonomy: Taxonomy, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotInPlan: the plan has no stage so called.
        NotRecorded: the initiative has another one.
    """
    entry = Entry(STAGE[:1], {"key": stage_called(new.stage, taxonomy)}, new.initiative, "stage")
    return steps_of(tree, entry, replace=new.replace)
