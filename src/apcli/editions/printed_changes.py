"""The changes between what two editions show: without results that their data have learnt since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from apcli.editions.adopted import as_adopted
from apcli.editions.change import Sort
from apcli.editions.comparing import Comparison, compared

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from apcli.editions.change import PlanChange

_RESULTS = frozenset({Sort.VALUES, Sort.COSTS, Sort.REVIEWS})


def of_editions(found: Comparison) -> Comparison:
    """The comparison without results that came, or went, and that no edition shows.

    What was corrected stays, also where the edition does not show it.

    Raises:
        Unavailable: a part of one edition could not be read.
    """
    return Comparison(found.old, found.new, found.lineage, tuple(_kept(found)))


def _kept(found: Comparison) -> Iterator[PlanChange]:
    shown = defaultdict[tuple["Hashable", ...], list["PlanChange"]](list)
    for each in compared(as_adopted(found.old), as_adopted(found.new)).changes:
        shown[_place(each)].append(each)
    for each in found.changes:
        is_one_sided = each.old is None or each.new is None
        if each.sort not in _RESULTS or not is_one_sided:
            yield each
        elif shown[_place(each)]:
            yield shown[_place(each)].pop(0)


def _place(change: PlanChange) -> tuple[Hashable, ...]:
    return (
        *(change.source, change.old_keys, change.new_keys),
        *(change.old_indicator, change.new_indicator, change.fields, change.names),
    )
