"""What the rules that know last year's edition share: what is the same thing in both."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from apcli.models import Initiative
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.lint.checker import Finding
    from apcli.models import Indicator, Sheet
    from apcli.workspace import Workspace

_ALIKE = 0.4


class SheetPair(NamedTuple):
    """An initiative or a goal that does not end, and what it was in the edition before.

    `origin` is its key there.
    """

    key: str
    now: Sheet
    before: Sheet
    origin: str


class IndicatorPair(NamedTuple):
    """An indicator of such a sheet, and what it was in the edition before, in the same unit."""

    key: str
    name: str
    now: Indicator
    before: Indicator


def is_revised(workspace: Workspace) -> bool:
    """The plan is of a later year than the edition, not the same year's once more."""
    return workspace.last_year.edition.plan.fiscal_year < workspace.plan.fiscal_year


def sheet_pairs(workspace: Workspace) -> Iterator[SheetPair]:
    """Every initiative and goal that was in the edition, by its key or its only predecessor."""
    edition = workspace.last_year.edition.sheets
    for key, sheet in workspace.sheets.items():
        named = sheet.predecessors if isinstance(sheet, Initiative) else ()
        origins = [key] if key in edition else [each for each in named if each in edition]
        if len(origins) == 1 and not sheet.ended:
            yield SheetPair(key, sheet, edition[origins[0]], origins[0])


def indicator_pairs(workspace: Workspace) -> Iterator[IndicatorPair]:
    """Every indicator that continues one of the edition."""
    last = workspace.last_year
    for key, sheet in workspace.sheets.items():
        for name, indicator in sheet.indicators.items() if not sheet.ended else ():
            origins = last.origins.get((key, name), ())
            if len(origins) == 1:
                old, of_old = origins[0]
                before = last.edition.sheets[old].indicators[of_old]
                if before.unit == indicator.unit:
                    yield IndicatorPair(key, name, indicator, before)


def renamed_keys(workspace: Workspace) -> Mapping[str, str]:
    """Keys that the edition does not know, with its key for an initiative of the same title."""
    last = workspace.last_year
    gone = {
        comparison_key(each.title): key
        for key, each in last.edition.initiatives.items()
        if key not in last.continued
    }
    return {
        key: gone[title]
        for key, each in workspace.initiatives.items()
        if key not in last.edition.initiatives and (title := comparison_key(each.title)) in gone
    }


def renamed_goals(workspace: Workspace) -> Mapping[str, str]:
    """Keys that the edition does not know, with its key for a goal of the same title."""
    before, now = workspace.last_year.edition.goals, workspace.goals
    gone = {comparison_key(each.title): key for key, each in before.items() if key not in now}
    return {
        key: gone[title]
        for key, each in now.items()
        if key not in before and (title := comparison_key(each.title)) in gone
    }


def renamed_indicators(workspace: Workspace) -> Mapping[tuple[str, str], str]:
    """Indicators that continue none, with the key of the one that is gone and is called alike."""
    last = workspace.last_year
    continued = {origin for each in last.origins.values() for origin in each}
    found = {}
    for key, now, before, origin in sheet_pairs(workspace):
        gone = {
            comparison_key(each.label): name
            for name, each in before.indicators.items()
            if (origin, name) not in continued
        }
        for name, each in now.indicators.items():
            if (key, name) not in last.origins and comparison_key(each.label) in gone:
                found[key, name] = gone[comparison_key(each.label)]
    return found


def are_alike(one: str, other: str) -> bool:
    """Two names have much in common."""
    parts = difflib.SequenceMatcher(None, comparison_key(one), comparison_key(other))
    return parts.ratio() >= _ALIKE


def placed(workspace: Workspace, key: str, finding: Finding) -> Finding:
    """The finding in the file of this initiative or goal."""
    return finding.of_goal(key) if key in workspace.goals else finding.of(key)
