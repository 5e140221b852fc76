"""Every indicator of a plan with what its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.era import moment_label, span_label, year_label
from apcli.progress import courses_of
from apcli.render.labels import WORDS, day_label, kind_word, quantity_label
from apcli.render.pictures.captions import wanted_way
from apcli.render.prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.progress import Course, Point, Subject
    from apcli.publishing.site import Site
    from apcli.render.documents.plan_views import GoalView, InitiativeView
    from apcli.render.documents.progress_views import FigureView
    from apcli.render.prose import Prose

_FACTS = ("department", "indicator_kind", "unit", "aggregation", "direction")
"""What is said of an indicator beside its numbers, in this order."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the data say of one or several fiscal years: a target, a value, or why there is none.

    `year` and `kind` are as printed; `is_target`: it is aimed at.
    """

    year: str
    kind: str
    text: str
    as_of: str | None
    note: str | None
    source: str | None
    is_target: bool


@dataclass(frozen=True, slots=True)
class JudgedYear:
    """What the report of a fiscal year says of an indicator; `label` names the year."""

    fiscal_year: int
    label: str
    figure: FigureView


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator, `name` in the sheet of `key`; the latest of its `years` comes first.

    `facts` are pairs of a word and what the plan says, `statements` all that is known of it, by
    years.
    """

    key: str
    name: str
    is_goal: bool
    sheet: InitiativeView | GoalView
    label: str
    definition: Prose | None
    rationale: Prose | None
    facts: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...]
    years: tuple[JudgedYear, ...]

    @property
    def noted(self) -> bool:
        """A statement has a note or a source."""
        return any(each.note or each.source for each in self.statements)

    @property
    def dated(self) -> bool:
        """A statement says when it was counted."""
        return any(each.as_of for each in self.statements)


def indicators_of(site: Site) -> tuple[IndicatorView, ...]:
    """The indicators of goals and initiatives, in print order."""
    plan, judged = site.plan.view, _judged(site)
    sheets: list[tuple[InitiativeView | GoalView, bool]] = [
        *((each, True) for each in plan.goals),
        *((each, False) for each in plan.initiatives),
    ]
    return tuple(
        IndicatorView(
            key=view.key,
            name=about.indicator,
            is_goal=is_goal,
            sheet=view,
            label=about.label,
            definition=parse(about.definition) if about.definition else None,
            rationale=parse(about.rationale) if about.rationale else None,
            facts=tuple(_facts(about, view.in_charge)),
            statements=tuple(_statements(about, course)),
            years=judged.get(about.keys, ()),
        )
        for view, is_goal in sheets
        for about, course in courses_of(
            site.workspace.plan, view.key, site.workspace.sheets[view.key]
        )
    )


def _facts(about: Subject, in_charge: str) -> Iterator[tuple[str, str]]:
    said = {
        "department": in_charge,
        "indicator_kind": WORDS.of(about.indicator_kind) if about.indicator_kind else "",
        "unit": about.unit,
        "aggregation": WORDS.of(about.aggregation) if about.aggregation else "",
        "direction": wanted_way(about),
    }
    return ((WORDS(name), said[name]) for name in _FACTS if said[name])


def _statements(about: Subject, course: Course) -> Iterator[Statement]:
    for point in course.points:
        quantity = point.quantity
        yield Statement(
            year=span_label(point.first, point.last),
            kind=kind_word(point.kind),
            text=_text(point, about),
            as_of=_day(point, about),
            note=quantity.note if quantity else None,
            source=quantity.source if quantity else None,
            is_target=point.kind == "target",
        )


def _text(point: Point, about: Subject) -> str:
    if point.quantity:
        return quantity_label(point.quantity, about)
    return WORDS.of(point.state) if point.state else ""


def _day(point: Point, about: Subject) -> str | None:
    day = point.quantity.as_of if point.quantity else None
    return day_label(day, point.kind, about.aggregation, moment_label, on="")


def _judged(site: Site) -> Mapping[tuple[str, str], tuple[JudgedYear, ...]]:
    found: dict[tuple[str, str], tuple[JudgedYear, ...]] = {}
    for year, key, figure in _figures(site):
        place = (key, figure.key)
        found[place] = (JudgedYear(year, year_label(year), figure), *found.get(place, ()))
    return found


def _figures(site: Site) -> Iterator[tuple[int, str, FigureView]]:
    for year, report in site.reports.items():
        for sheet in report.view.reported:
            for figure in sheet.figures:
                yield year, sheet.key, figure
