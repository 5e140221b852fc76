"""Several years, each in its own edition, under the keys and titles of the present plan."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.editions.lineage import IndicatorId
from apcli.models import Change, Goal, GoalTree, Initiative
from apcli.progress import PlanOfYear, counted_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.editions.results import Compared
    from apcli.models import Indicator
    from apcli.workspace import Workspace

    Sheet = Initiative | Goal
    Names = Mapping[IndicatorId, IndicatorId]


@dataclass(frozen=True, slots=True)
class YearInPresentTerms:
    """A fiscal year: `plan` is its edition with results, under present keys and titles.

    `names` has what each indicator of an earlier edition is called there.
    """

    plan: PlanOfYear
    compared: Compared
    names: Names

    def name_in_edition(self, indicator: IndicatorId) -> IndicatorId:
        """What the edition calls an indicator of `plan`."""
        return next((old for old, new in self.names.items() if new == indicator), indicator)

    def present_key(self, key: str) -> str:
        """What an initiative or a goal of the edition is called in `plan`."""
        return _present_key(key, self.compared)


@dataclass(frozen=True, slots=True)
class YearsInPresentTerms:
    """Fiscal years; `workspace` is the present plan with what has ended since."""

    workspace: Workspace
    years: tuple[YearInPresentTerms, ...]


def as_it_was(fiscal_year: int, compared: Compared) -> YearsInPresentTerms:
    """One fiscal year in the terms of its own edition.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    edition = compared.workspace
    plan = PlanOfYear(fiscal_year, edition.plan, edition.sheets)
    return YearsInPresentTerms(edition, (YearInPresentTerms(plan, compared, {}),))


def in_present_terms(compared: Mapping[int, Compared], present: Workspace) -> YearsInPresentTerms:
    """Each fiscal year in its edition, as parts of one course.

    Goals, initiatives and indicators have the keys, titles and numbers of the present plan, its
    departments, stages and items. All that an indicator is measured by is the edition's. What has
    ended stays as it was called last. Of several indicators that became one, only the one that kept
    its key goes on as that.

    Raises:
        Unavailable: a part of a plan could not be read.
    """
    parts = {year: _Parts.of(year, each) for year, each in compared.items()}
    ended = {
        key: each.sheets[0]
        for found in parts.values()
        for key, each in found.sheets.items()
        if key not in present.sheets
    }
    whole = _with_ended(present, ended)
    return YearsInPresentTerms(
        whole,
        tuple(
            YearInPresentTerms(found.plan(present, whole), found.compared, found.names)
            for found in parts.values()
        ),
    )


@dataclass(slots=True)
class _Gathered:
    """What becomes one sheet: those of the edition that did, and its indicators by their names."""

    sheets: list[Sheet]
    indicators: dict[str, Indicator]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The sheets of a year's edition by their present keys."""

    fiscal_year: int
    compared: Compared
    names: Names
    sheets: Mapping[str, _Gathered]

    @classmethod
    def of(cls, fiscal_year: int, compared: Compared) -> _Parts:
        """What is counted in the year; nothing where its edition is the present plan itself."""
        if compared.last is None:
            return cls(fiscal_year, compared, {}, {})
        edition = compared.workspace
        counted = counted_in(edition.plan, edition.sheets, fiscal_year)
        names = _names(counted, compared)
        gathered: dict[str, _Gathered] = {}
        for key, sheet in counted.items():
            placed = _placed(sheet, compared)
            own = {IndicatorId(key, name): each for name, each in sheet.indicators.items()}
            for place in (_present_key(key, compared), *(names[each].sheet for each in own)):
                found = gathered.setdefault(place, _Gathered([], {}))
                if placed not in found.sheets[-1:]:
                    found.sheets.append(placed)
            for old, each in own.items():
                gathered[names[old].sheet].indicators[names[old].indicator] = each
        return cls(fiscal_year, compared, names, gathered)

    def plan(self, present: Workspace, whole: Workspace) -> PlanOfYear:
        """The plan of the year in the print order of `whole`."""
        edition = self.compared.workspace
        if self.compared.last is None:
            return PlanOfYear(self.fiscal_year, edition.plan, edition.sheets)
        sheets, after = self.sheets, present.sheets
        ordered = {
            key: _sheet(sheets[key], after.get(key)) for key in whole.sheets if key in sheets
        }
        return PlanOfYear(self.fiscal_year, edition.plan, ordered)


def _present_key(key: str, compared: Compared) -> str:
    return compared.last.sheets.get(key, (key,))[0] if compared.last else key


def _names(sheets: Mapping[str, Sheet], compared: Compared) -> Names:
    """Each indicator's present name, or its last one; its own where several became one."""
    last = compared.last.indicators if compared.last else {}
    every = [IndicatorId(key, name) for key, each in sheets.items() for name in each.indicators]
    became = Counter(last[each] for each in every if each in last)
    names = {
        each: last[each]
        for each in every
        if each in last and (became[last[each]] == 1 or last[each] == each)
    }
    taken = set(names.values())
    for each in every:
        if each not in names:
            other = IndicatorId(each.sheet, f"{each.indicator} ({compared.edition})")
            names[each] = other if each in taken else each
    return names


def _placed(sheet: Sheet, compared: Compared) -> Sheet:
    """A sheet of the edition below what its goal is called now."""
    above = "goal" if isinstance(sheet, Initiative) else "parent"
    goal = sheet.goal if isinstance(sheet, Initiative) else sheet.parent
    return sheet.model_copy(update={above: goal and _present_key(goal, compared)})


def _with_ended(present: Workspace, ended: Mapping[str, Sheet]) -> Workspace:
    """The present plan with what has ended, whose numbers may be those of others now."""
    others = {key: each.model_copy(update={"number": None}) for key, each in ended.items()}
    initiatives = {key: each for key, each in others.items() if isinstance(each, Initiative)}
    goals = {key: each for key, each in others.items() if isinstance(each, Goal)}
    every = {**present.goals, **goals}
    return dataclasses.replace(
        present,
        initiatives={**present.initiatives, **initiatives},
        goals={key: every[key] for key in GoalTree(every).in_order},
    )


def _sheet(gathered: _Gathered, present: Sheet | None) -> Sheet:
    """A sheet with the indicators of the edition, under its present titles where it goes on."""
    known = present.indicators if present else {}
    found = gathered.indicators
    ordered = [name for name in (*known, *found) if name in found]
    reviews = {
        year: each for sheet in reversed(gathered.sheets) for year, each in sheet.reviews.items()
    }
    base = present or gathered.sheets[0]
    update: dict[str, object] = {
        "indicators": {name: _called(found[name], known.get(name)) for name in ordered},
        "reviews": reviews,
    }
    if isinstance(base, Initiative):  # whatever ended it later, it counts in this year
        update |= {"change": Change.CONTINUED, "status": {}, "over": False}
    return base.model_copy(update=update)


def _called(indicator: Indicator, present: Indicator | None) -> Indicator:
    if present is None:
        return indicator
    return indicator.model_copy(update={"name": present.name, "series": present.series})
