"""The results of the present data under the targets of an earlier edition."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from apcli.editions.lineage import IndicatorId, Lineage
from apcli.models import Goal, Indicator, Initiative, YearValues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.models import Cost
    from apcli.workspace import Workspace

SheetT = TypeVar("SheetT", Initiative, Goal)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a report on a year compares: the targets of an edition with results.

    `workspace` holds both, and the files of the edition; `reported` is the plan that the results
    come from, if that is another. `edition` and `results` name both, `own` has the indicators whose
    values are the edition's, since the results no longer have them. `sources` has for each other
    indicator the one whose values it has, `lost` for one that is no more the later editions that
    had it, the latest first. `last` is what became of the edition up to the present plan, or else
    what it was called last; None where the edition is the present plan.
    """

    workspace: Workspace
    edition: str
    results: str
    own: tuple[IndicatorId, ...] = ()
    reported: Workspace | None = None
    sources: Mapping[IndicatorId, IndicatorId] = field(default_factory=dict)
    last: Lineage | None = None
    lost: Mapping[IndicatorId, tuple[tuple[Workspace, IndicatorId], ...]] = field(
        default_factory=dict
    )

    @property
    def joined(self) -> bool:
        """Targets and results come from different editions."""
        return self.edition != self.results

    @property
    def of_present_plan(self) -> bool:
        """Targets and results are those of the present plan."""
        return self.last is None and not self.joined


class Joined(NamedTuple):
    """An edition with results: for each indicator the one whose values it has.

    `own` are those whose values are the edition's alone.
    """

    workspace: Workspace
    own: tuple[IndicatorId, ...]
    sources: Mapping[IndicatorId, IndicatorId]


def with_results(edition: Workspace, present: Workspace, lineage: Lineage) -> Joined:
    """The edition with the values, reviews and actual costs of the present data.

    What the present data no longer hold stays as the edition has it: an indicator that was given
    up or is counted in another unit, a year, a kind of value.
    """
    sources = _sources(edition, present, lineage)
    own = [each for each in _every_indicator(edition) if each not in sources]
    initiatives = {
        key: _sheet(key, each, sources, _continuing(key, present, lineage, Initiative))
        for key, each in edition.initiatives.items()
    }
    goals = {
        key: _sheet(key, each, sources, _continuing(key, present, lineage, Goal))
        for key, each in edition.goals.items()
    }
    joined = dataclasses.replace(edition, initiatives=initiatives, goals=goals)
    return Joined(joined, tuple(own), {old: lineage.indicators[old] for old in sources})


def _every_indicator(edition: Workspace) -> Iterator[IndicatorId]:
    return (
        IndicatorId(key, name) for key, sheet in edition.sheets.items() for name in sheet.indicators
    )


def _sources(
    edition: Workspace, present: Workspace, lineage: Lineage
) -> Mapping[IndicatorId, Indicator]:
    """The indicator of the present data that has the values of each of the edition's."""
    found = {
        old: present.sheets[new.sheet].indicators[new.indicator]
        for old, new in lineage.indicators.items()
    }
    return {
        old: new
        for old, new in found.items()
        if new.unit == edition.sheets[old.sheet].indicators[old.indicator].unit
    }


def _continuing(key: str, present: Workspace, lineage: Lineage, kind: type[SheetT]) -> list[SheetT]:
    sheets = (present.sheets[each] for each in lineage.sheets.get(key, ()))
    return [sheet for sheet in sheets if isinstance(sheet, kind)]


def _sheet(
    key: str, sheet: SheetT, sources: Mapping[IndicatorId, Indicator], later: list[SheetT]
) -> SheetT:
    reviews = dict(sheet.reviews)
    for each in reversed(later):
        reviews |= each.reviews
    update: dict[str, object] = {
        "reviews": reviews,
        "indicators": {
            name: _indicator(each, sources.get(IndicatorId(key, name)))
            for name, each in sheet.indicators.items()
        },
    }
    if isinstance(sheet, Initiative):
        update["costs"] = _costs(sheet, [each for each in later if isinstance(each, Initiative)])
    return sheet.model_copy(update=update)


def _costs(initiative: Initiative, later: list[Initiative]) -> dict[int, Cost]:
    """Its costs with what was spent, where only one initiative continues it alone."""
    if len(later) != 1 or len(later[0].predecessors) > 1:
        return initiative.costs
    spent = later[0].costs
    return {
        year: cost.model_copy(update={"actual": spent[year].actual})
        if year in spent and spent[year].actual is not None
        else cost
        for year, cost in initiative.costs.items()
    }


def _indicator(indicator: Indicator, source: Indicator | None) -> Indicator:
    if source is None:
        return indicator
    values = {
        year: _values(indicator.values.get(year), source.values.get(year))
        for year in sorted({*indicator.values, *source.values})
    }
    return indicator.model_copy(update={"values": values})


def _values(own: YearValues | None, present: YearValues | None) -> YearValues | None:
    """The values of a year: the present ones, and the edition's of kinds that these lack."""
    if own is None or present is None or present.state:
        return present or own
    kinds = ("actual", "preliminary", "forecast", "interim")
    return present.model_copy(
        update={kind: getattr(present, kind) or getattr(own, kind) for kind in kinds}
    )
