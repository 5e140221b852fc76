"""What changed between two editions of a plan, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.change import PlanChange, Source
from apcli.editions.differences import differences
from apcli.editions.lineage import lineage
from apcli.editions.plan_changes import plan_changes
from apcli.editions.sheet_changes import sheet_changes
from apcli.editions.sorting import change_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from apcli.editions.change import Sort
    from apcli.editions.lineage import Lineage
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions, what continues what, and every change in the order of the document."""

    old: Workspace
    new: Workspace
    lineage: Lineage
    changes: tuple[PlanChange, ...]

    def only(self, sorts: Collection[Sort]) -> Comparison:
        """With the changes of these sorts alone; with all where there are none."""
        if not sorts:
            return self
        kept = tuple(each for each in self.changes if each.sort in sorts)
        return Comparison(self.old, self.new, self.lineage, kept)


def compared(old: Workspace, new: Workspace) -> Comparison:
    """Two editions compared: by key, and by what names predecessors.

    Raises:
        Unavailable: a part of one of them could not be read.
    """
    found = lineage(old, new)
    return Comparison(old, new, found, tuple(_changes(old, new, found)))


def _changes(old: Workspace, new: Workspace, found: Lineage) -> Iterator[PlanChange]:
    yield from plan_changes(old.plan, new.plan)
    for each in differences(old.taxonomy, new.taxonomy):
        yield change_of(each, Source.TAXONOMY)
    yield from sheet_changes(old, new, found)
    for each in differences(old.glossary, new.glossary):
        yield change_of(each, Source.GLOSSARY)
