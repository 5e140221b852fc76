"""Which changes readers of the plan see; the others are bookkeeping of its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.change import ChangeKind, Source
from apcli.render.changes.sides import GONE, is_of_sheet

if TYPE_CHECKING:
    from apcli.editions.change import PlanChange
    from apcli.editions.comparing import Comparison

_OF_DATA = frozenset(
    {
        *("schema", "previous", "lint", "site", "language", "inverse_attainment", "sheet"),
        *("change_marks", "previous_targets"),
        *("predecessors", "errata", "key", "wording"),
    }
)
"""Fields at the top of a file that no document prints."""

_BESIDE = frozenset(
    {
        *("predecessors", "formerly", "requires_indicator", "off_path", "also", "basis"),
        *("decimals", "tolerance", "rating", "marker", "file", "minus", "ends"),
    }
)
"""Fields further down that no document prints."""


def is_printed(change: PlanChange, compared: Comparison) -> bool:
    """The change is one of what documents print.

    Of what has ended or is new, only that is; an indicator under another key is the same one.
    """
    fields = change.fields
    if fields and (fields[0] in _OF_DATA or _BESIDE.intersection(fields)):
        return False
    if fields[:1] == ("indicators",) and len(fields) == 2 and change.kind is ChangeKind.RENAMED:
        return False
    if change.source not in (Source.INITIATIVE, Source.GOAL) or is_of_sheet(change):
        return True
    return not _has_ended(change, compared)


def _has_ended(change: PlanChange, compared: Comparison) -> bool:
    """Its initiative has ended with this edition."""
    now = compared.new.initiatives.get(change.new_keys[0]) if change.new_keys else None
    if now is None or not now.ended:
        return False
    return any(
        each.kind in GONE and each.new_keys == change.new_keys and is_of_sheet(each)
        for each in compared.changes
    )
