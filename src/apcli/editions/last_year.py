"""The edition before a plan, read to be compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.editions.lineage import lineage
from apcli.workspace import LastYear

if TYPE_CHECKING:
    from apcli.editions.lineage import IndicatorId
    from apcli.workspace import Workspace


def last_year(edition: Workspace, present: Workspace) -> LastYear:
    """What the rules of the present plan know of the edition before it."""
    way = lineage(edition, present)
    origins: dict[tuple[str, str], tuple[IndicatorId, ...]] = {}
    for old, new in way.indicators.items():
        origins[new] = (*origins.get(new, ()), old)
    return LastYear(edition, frozenset(way.sheets), origins)
