"""The plan as a document: a workspace → what templates see of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apcli.era import moment_label, span_label, year_label
from apcli.models import Content, Status
from apcli.progress import courses_of
from apcli.render.documents.document import Document, drawing
from apcli.render.documents.facets import find_filters, tokens_of
from apcli.render.documents.headlines import headlines
from apcli.render.documents.plan_views import (
    AxisView,
    Classified,
    GroupView,
    InitiativeView,
    ItemView,
    PlanView,
    PresentStage,
    Related,
    ReviewView,
    SpanView,
    StageView,
    TermView,
    TextView,
)
from apcli.render.documents.sections import (
    TOP,
    contents_of,
    current,
    ended_table,
    figures_of,
    sections_of,
)
from apcli.render.documents.uses import uses
from apcli.render.indicators import indicator_tables
from apcli.render.labels import WORDS, draft_mark, plan_year_label
from apcli.render.marking import Marker
from apcli.render.prose import Prose, parse
from apcli.render.timetable import timetable
from apcli.text.printed import circled, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Axis, Initiative, Item, Plan, Review, Term
    from apcli.workspace import Workspace


def plan_document(workspace: Workspace) -> Document[PlanView]:
    """The whole plan.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    shown = plan_view(workspace)
    drawn = current(workspace)
    spellings = marked_spellings(shown)
    timetables = (each.timetable for each in shown.initiatives if each.timetable)
    return Document(
        kind="plan",
        title=shown.title + draft_mark(workspace.plan.status),
        view=shown,
        workspace=workspace,
        pictures={
            "panels": drawing("panels", drawn),
            "charts": drawing("charts", drawn),
            "trajectories": drawing("trajectories", drawn),
            "uses": lambda _templates, _height: uses(shown, Marker(spellings)),
        },
        spellings=spellings,
        meanings={term.anchor: term.meaning.text for term in shown.terms},
        years=max((len(each.columns) for each in timetables), default=0),
        figures=figures_of(shown.sections),
        styles=(STRUCTURE,) if _has_structure(shown) else (),
    )


STRUCTURE = "html/structure.css"
"""The style of what only some plans have."""


def _has_structure(plan: PlanView) -> bool:
    inside = any(each.level > TOP for each in plan.sections)
    return inside or bool(plan.ended or plan.in_document & {Content.FIGURE, Content.TABLE})


def plan_view(workspace: Workspace) -> PlanView:
    """The whole plan as templates see it.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    plan, taxonomy = workspace.plan, workspace.taxonomy
    sections, shown = sections_of(workspace), current(workspace)
    filters = find_filters(shown)
    tokens = tokens_of(filters)
    return PlanView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=plan_year_label(plan.fiscal_year),
        published=moment_label(plan.published) if plan.published else None,
        draft=plan.status is Status.DRAFT,
        sections=sections,
        contents=contents_of(sections),
        in_document=frozenset(section.content for section in sections if section.content),
        axes=tuple(map(_axis, taxonomy.axes)),
        stages=tuple(
            StageView(number, stage.key, stage.name, _prose(stage.description))
            for number, stage in enumerate(taxonomy.stages, 1)
        ),
        initiatives=tuple(_initiative(key, workspace) for key in shown.initiatives),
        ended=ended_table(workspace),
        terms=tuple(map(_term, workspace.glossary.terms)),
        contacts={
            each.name: each.contact for each in taxonomy.departments if each.contact is not None
        },
        filters=filters,
        tokens={key: tokens.get(key, "") for key in shown.initiatives},
    )


def marked_spellings(plan: PlanView) -> dict[str, str]:
    """The anchor of the term for each spelling; none where the document has no glossary."""
    if Content.GLOSSARY not in plan.in_document:
        return {}
    return {spelling: term.anchor for term in plan.terms for spelling in term.spellings}


def term_anchor(term: str) -> str:
    """The anchor of a term, made of the term itself: the same as long as it is called so."""
    # No key has a _, so the anchors of terms and sections are never those of initiatives.
    kept = (each if each.isalnum() or each in "-." else f"_{ord(each):x}" for each in term)
    return "term_" + "".join(kept)


def _axis(axis: Axis) -> AxisView:
    names = {group.key: group.name for group in axis.groups}
    runs = groupby(axis.items, key=lambda item: item.group)
    groups = (
        GroupView(names.get(key, key) if key else None, tuple(map(_item, items)))
        for key, items in runs
    )
    return AxisView(axis.name, axis.label, tuple(groups))


def _item(item: Item) -> ItemView:
    return ItemView(circled(item.code), item.name)


def _term(term: Term) -> TermView:
    return TermView(
        anchor=term_anchor(term.term),
        term=term.term,
        full=term.full,
        meaning=parse(term.meaning),
        spellings=term.spellings,
    )


def _initiative(key: str, workspace: Workspace) -> InitiativeView:
    initiative, plan = workspace.initiatives[key], workspace.plan
    tables = indicator_tables(courses_of(plan, key, initiative), plan)
    return InitiativeView(
        key=key,
        anchor=key,
        number=str(initiative.number),
        title=initiative.title,
        printed_title=initiative.printed_title,
        change=initiative.change,
        departments=initiative.departments,
        roles=roles_of(initiative, workspace),
        in_charge=in_charge(initiative, workspace),
        classification=_classification(initiative, workspace),
        stage=_stage(initiative, workspace),
        texts=tuple(_texts(initiative, plan)),
        indicators=tables,
        headlines=headlines(tables),
        schedule=tuple(
            SpanView(span_label(span.first, span.last), span.text) for span in initiative.schedule
        ),
        timetable=timetable(initiative, plan),
        notes=initiative.notes,
        managed_by=_managed_by(initiative),
        related=tuple(_related(other, workspace) for other in initiative.related),
        reviews=tuple(
            review_view(year, review, plan)
            for year, reviews in sorted(initiative.reviews.items())
            for review in reviews
        ),
    )


def _texts(initiative: Initiative, plan: Plan) -> Iterator[TextView]:
    """The prose of a sheet that it has, in its order."""
    for key, text in (("overview", initiative.overview), ("actions", initiative.actions)):
        if text:
            yield TextView(key, WORDS(key), parse(text))
    names = {field.key: field.name for field in plan.fields}
    # A plan may silence the rule about unknown keys: its document then shows them.
    for key in sorted(initiative.fields, key=[*names, *initiative.fields].index):
        yield TextView(key, names.get(key, key), parse(initiative.fields[key]))


def roles_of(initiative: Initiative, workspace: Workspace) -> dict[str, str]:
    """The names of the roles that departments have, by the departments' names."""
    names = {role.key: role.name for role in workspace.taxonomy.roles}
    return {
        each.name: names.get(each.role, each.role) for each in initiative.in_charge if each.role
    }


def in_charge(initiative: Initiative, workspace: Workspace) -> str:
    """The departments in one line, each with its role where it has one."""
    return joined([workspace.taxonomy.with_role(each) for each in initiative.in_charge])


def _classification(initiative: Initiative, workspace: Workspace) -> tuple[Classified, ...]:
    found = []
    for axis in workspace.taxonomy.axes:
        items = {item.key: _item(item) for item in axis.items}
        keys = initiative.classification.get(axis.key, ())
        # A plan may silence the rule about unknown items: its document then shows their keys.
        chosen = tuple(items.get(key, ItemView("", key)) for key in keys)
        found.append(Classified(axis.name, axis.label, chosen))
    return tuple(found)


def _stage(initiative: Initiative, workspace: Workspace) -> PresentStage | None:
    mark = initiative.stage
    if mark is None:
        return None
    stage = workspace.taxonomy.stage(mark.key)
    name = stage.name if stage else mark.key
    concluded = None if mark.basis == "declared" else WORDS(f"Basis.{mark.basis}")
    return PresentStage(mark.key, name, concluded, stage is not None)


def _managed_by(initiative: Initiative) -> str | None:
    plan = initiative.managed_by
    if plan is None or any(plan in span.text for span in initiative.schedule):
        return None
    return plan


def _related(key: str, workspace: Workspace) -> Related:
    other = workspace.initiatives.get(key)
    if other is None:
        return Related(None, key)
    return Related(key, f"{other.number} {other.title}")


def review_view(year: int, review: Review, plan: Plan) -> ReviewView:
    """What was judged after a year as templates see it."""
    return ReviewView(
        year=year_label(year),
        title=f"{year_label(year)}の{plan.reviewed_by(review) or WORDS('evaluation')}",
        grades=plan.grades_of(review),
        evaluation=_prose(review.evaluation),
        issues=_prose(review.issues),
        next_steps=_prose(review.next_steps),
        direction=review.direction,
        by=moment_label(review.by) if review.by else None,
    )


def _prose(text: str | None) -> Prose | None:
    return parse(text) if text else None
