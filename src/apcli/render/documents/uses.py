"""Where the terms of the glossary occur in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.models import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.documents.plan_views import GoalView, InitiativeView, PlanView
    from apcli.render.documents.section_views import SectionView
    from apcli.render.marking import Marker


@dataclass(frozen=True, slots=True)
class Use:
    """A part of the document in which a term occurs; an initiative, a goal, or else a section."""

    anchor: str
    label: str
    initiative: bool = False
    goal: bool = False


def uses(plan: PlanView, marker: Marker) -> dict[str, tuple[Use, ...]]:
    """Where each term occurs, by its anchor, in the order of the document."""
    found: dict[str, list[Use]] = {}
    for use, text in _parts(plan):
        for anchor in marker.terms(text):
            found.setdefault(anchor, []).append(use)
    return {anchor: tuple(places) for anchor, places in found.items()}


def _parts(plan: PlanView) -> Iterator[tuple[Use, str]]:
    for section in plan.sections:
        if section.title:
            texts = "\n".join(_texts_of_section(section, plan))
            yield Use(section.anchor, section.title), texts
        if section.content == Content.INITIATIVES:
            for goal in plan.goals:
                texts = "\n".join(_texts_of_goal(goal))
                yield Use(goal.anchor, goal.label, goal=True), texts
            for each in plan.initiatives:
                label = f"{each.number} {each.title}"
                yield Use(each.anchor, label, initiative=True), "\n".join(_texts_of_sheet(each))


def _texts_of_section(section: SectionView, plan: PlanView) -> Iterator[str]:
    yield from (text.text for text in (section.body, section.closing) if text)
    yield from section.table.texts if section.table else ()
    if section.figure:
        yield from (
            section.figure.caption or "",
            "" if section.figure.picture else section.figure.alt,
        )
    if section.content == Content.COSTS:
        yield from (text for table in plan.costs for text in table.texts)
    if section.content == Content.ENDED and plan.ended:
        yield from plan.ended.texts
    if section.content == Content.CHANGES and plan.changes:
        yield from plan.changes.texts
    if section.content == Content.CLASSIFICATION:
        for axis in plan.axes:
            yield axis.name
            yield from (group.name for group in axis.groups if group.name)
            yield from (item.name for group in axis.groups for item in group.items)
    if section.content == Content.STAGES:
        for stage in plan.stages:
            yield from (stage.name, stage.description.text if stage.description else "")


def _texts_of_sheet(initiative: InitiativeView) -> Iterator[str]:
    yield initiative.printed_title
    yield from (text.prose.text for text in initiative.texts)
    yield from _texts_measured(initiative)
    yield from (span.text for span in initiative.schedule)
    yield from (*initiative.notes, *initiative.status, initiative.managed_by or "")
    yield from initiative.costs.texts if initiative.costs else ()


def _texts_of_goal(goal: GoalView) -> Iterator[str]:
    yield from (goal.title, goal.overview.text if goal.overview else "", *goal.notes)
    yield from _texts_measured(goal)


def _texts_measured(sheet: InitiativeView | GoalView) -> Iterator[str]:
    """The texts of its indicators and reviews."""
    for table in sheet.indicators:
        yield table.name
        yield from (row.series for row in table.rows if row.series)
        yield from (text.prose.text for text in table.texts)
        yield from (remark.text for remark in table.remarks if remark.text)
    for review in sheet.reviews:
        texts = (review.evaluation, review.issues, review.next_steps)
        yield from (text.text for text in texts if text)
        yield from review.table.texts if review.table else ()
