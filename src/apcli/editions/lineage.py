"""What became of the goals, initiatives and indicators of one edition in a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from apcli.models import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.models import Goal, Sheet
    from apcli.workspace import Workspace

    Sheets = Mapping[str, Initiative | Goal]


class IndicatorId(NamedTuple):
    """An indicator by the key of its initiative or goal and its own."""

    sheet: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What the things of an edition are in a later one.

    `sheets` has for each key of the earlier edition those of the later one that continue it, its
    own first; `indicators` the one that continues each. What is not there has no successor.
    """

    sheets: Mapping[str, tuple[str, ...]]
    indicators: Mapping[IndicatorId, IndicatorId]

    def without(self, other: Lineage) -> Lineage:
        """What has successors here, and none there."""
        return Lineage(
            {key: keys for key, keys in self.sheets.items() if key not in other.sheets},
            {old: new for old, new in self.indicators.items() if old not in other.indicators},
        )

    def then(self, step: Lineage) -> Lineage:
        """Over two steps: this edition to the next, and that to the one after it."""
        sheets = {
            key: tuple(dict.fromkeys(last for each in keys for last in step.sheets.get(each, ())))
            for key, keys in self.sheets.items()
        }
        indicators = {
            first: step.indicators[each]
            for first, each in self.indicators.items()
            if each in step.indicators
        }
        return Lineage({key: keys for key, keys in sheets.items() if keys}, indicators)

    def until_ended(self, step: Lineage) -> Lineage:
        """Over two steps as `then`, but what the second does not continue stays what it was last.

        What this edition itself was the last to have is not there.
        """
        sheets = {
            key: tuple(
                dict.fromkeys(last for each in keys for last in step.sheets.get(each, (each,)))
            )
            for key, keys in self.sheets.items()
        }
        indicators = {
            first: step.indicators.get(each, each) for first, each in self.indicators.items()
        }
        return Lineage(sheets, indicators)


def lineage(earlier: Workspace, later: Workspace) -> Lineage:
    """How the later edition continues the earlier one: by keys, and by what names predecessors.

    A key is the same thing in both editions. An initiative also continues those that it names as
    its predecessors; an indicator continues the one that it names, as `INDICATOR` of its own
    initiative or of a predecessor of it, or as `KEY/INDICATOR`. An indicator without predecessors
    continues the one of the same key in the same initiative, or in the only predecessor that has
    it. What the earlier edition already named as a predecessor has been continued before it.
    """
    before, after = earlier.sheets, later.sheets
    named = {key: _newly_named(key, before, after) for key in after}
    sheets = {
        key: found for key in before if (found := tuple(dict.fromkeys(_continuing(key, named))))
    }
    indicators = {
        old: new for new in _indicators(after) for old in _continued(new, before, after, named)
    }
    return Lineage(sheets, indicators)


def _continuing(key: str, named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if key in named:
        yield key
    for later, predecessors in named.items():
        if key in predecessors:
            yield later


def _newly_named(key: str, before: Sheets, after: Sheets) -> tuple[str, ...]:
    """The predecessors that a sheet did not have in the earlier edition."""
    known = _predecessors(before[key]) if key in before else ()
    return tuple(each for each in _predecessors(after[key]) if each not in known)


def _predecessors(sheet: Sheet) -> tuple[str, ...]:
    return sheet.predecessors if isinstance(sheet, Initiative) else ()


def _indicators(sheets: Sheets) -> Iterator[IndicatorId]:
    return (IndicatorId(key, name) for key, sheet in sheets.items() for name in sheet.indicators)


def _continued(
    new: IndicatorId, before: Sheets, after: Sheets, named: Mapping[str, tuple[str, ...]]
) -> Iterator[IndicatorId]:
    """The indicators of the earlier edition that a later one continues."""
    same = [*_present((new.sheet,), new.indicator, before)]
    known = [before[new.sheet].indicators[new.indicator].predecessors for _ in same]
    references = after[new.sheet].indicators[new.indicator].predecessors
    if references and references not in known:
        origins = (new.sheet, *_predecessors(after[new.sheet]))
        for reference in references:
            key, slash, name = reference.rpartition("/")
            places = (key,) if slash else origins
            yield from _present(places, name, before)
        return
    if same:
        yield from same
        return
    inherited = [*_present(named[new.sheet], new.indicator, before)]
    if len(inherited) == 1:
        yield from inherited


def _present(places: tuple[str, ...], name: str, before: Sheets) -> Iterator[IndicatorId]:
    return (
        IndicatorId(key, name) for key in places if key in before and name in before[key].indicators
    )
