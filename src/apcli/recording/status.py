"""The status of an initiative in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.recording.declared import status_called
from apcli.recording.entry import Entry, steps_of
from apcli.recording.prose import texts_given

if TYPE_CHECKING:
    from apcli.diagnostics import DataPath
    from apcli.edit import Step
    from apcli.models import Taxonomy
    from apcli.source.building import Tree


@dataclass(frozen=True, slots=True)
class NewStatus:
    """The status of an initiative in a year, by its key or name; an existing note stays."""

    initiative: str
    fiscal_year: int
    status: str
    note: str | None = None
    replace: bool = False


def status_steps(new: NewStatus, taxonomy: Taxonomy, tree: Tree) -> list[Step]:
    """What to write into the file with this tree.

    Raises:
        NotInPlan: the plan has no status so called.
        NotRecorded: the year has another one.
    """
    key = status_called(new.status, taxonomy)
    entry = Entry(
        status_path(new),
        {"key": key, **texts_given({"note": new.note})},
        new.fiscal_year,
        "status",
        alone=lambda _text: "key",
    )
    return steps_of(tree, entry, replace=new.replace)


def status_path(new: NewStatus) -> DataPath:
    """Where the status stands."""
    return ("status", str(new.fiscal_year))
