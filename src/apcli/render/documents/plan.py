"""The plan as a document: a workspace → what templates see of it."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from apcli.editions.comparing import compared
from apcli.era import moment_label, span_label
from apcli.models import Content, Part, Status
from apcli.progress import PlanOfYear, courses_of, said_years
from apcli.render.documents.changes import changes_of
from apcli.render.documents.cost_sums import cost_sums
from apcli.render.documents.document import Document, drawing
from apcli.render.documents.facets import find_filters, tokens_of
from apcli.render.documents.goals import branches_of, entries_of, outline_of
from apcli.render.documents.headlines import headlines
from apcli.render.documents.parts import (
    costs_of,
    groups_of,
    on_the_web,
    part_labels,
    parts_of,
    statuses_of,
)
from apcli.render.documents.plan_views import (
    AxisView,
    Classified,
    GroupView,
    InitiativeView,
    ItemView,
    PlanView,
    PresentStage,
    Related,
    SpanView,
    StageView,
    TermView,
)
from apcli.render.documents.reviews import reviews_of
from apcli.render.documents.sections import (
    contents_of,
    current,
    ended_table,
    figures_of,
    sections_of,
)
from apcli.render.documents.styles import styles_of_plan
from apcli.render.documents.uses import uses
from apcli.render.earlier_targets import NO_EARLIER_TARGETS, earlier_targets
from apcli.render.indicators import indicator_tables
from apcli.render.labels import WORDS, current_label, mark_of, plan_year_label
from apcli.render.marking import Marker
from apcli.render.prose import Prose, parse
from apcli.render.timetable import timetable
from apcli.text.printed import circled, joined

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from apcli.models import Axis, Initiative, Item, Plan, Sheet, Stage, Term
    from apcli.progress import SaidYears
    from apcli.render.documents.change_views import ChangesView
    from apcli.render.earlier_targets import EarlierTargets
    from apcli.workspace import Workspace

GOAL_SCRIPT = "html/goals.js"
"""Search and filters over the goals as well."""


def plan_document(
    workspace: Workspace, as_of: datetime.date | None = None, edition: Workspace | None = None
) -> Document[PlanView]:
    """The whole plan, current `as_of` a day, with the `edition` before where it shows that.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    shown, drawn = plan_view(workspace, as_of, edition), current(workspace)
    of_year = PlanOfYear(drawn.plan.fiscal_year, drawn.plan, drawn.sheets)
    spellings = marked_spellings(shown)
    timetables = (each.timetable for each in shown.initiatives if each.timetable)
    return Document(
        kind="plan",
        title=shown.title + shown.mark,
        view=shown,
        workspace=workspace,
        pictures={
            "panels": drawing("panels", drawn),
            "charts": drawing("charts", drawn),
            "trajectories": drawing("trajectories", of_year),
            "tree": drawing("goal_tree", drawn),
            "trees": drawing("goal_trees", drawn),
            "codes": drawing("codes", drawn),
            "uses": lambda _templates: uses(shown, Marker(spellings)),
        },
        spellings=spellings,
        meanings={term.anchor: term.meaning.text for term in shown.terms},
        years=max((len(each.columns) for each in timetables), default=0),
        figures=figures_of(shown.sections),
        styles=styles_of_plan(shown),
        scripts=(GOAL_SCRIPT,) if shown.goals else (),
        edition=edition,
    )


def plan_view(
    workspace: Workspace, as_of: datetime.date | None = None, edition: Workspace | None = None
) -> PlanView:
    """The whole plan as templates see it; `as_of` is the day on which it is current.

    `edition` is the one before, where that is known.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    plan, taxonomy = workspace.plan, workspace.taxonomy
    sections, shown = sections_of(workspace), current(workspace)
    in_document = frozenset(each.content for each in sections if each.content)
    filters = find_filters(shown)
    tokens = tokens_of(filters)
    said = said_years(plan, shown.initiatives.values())
    earlier = NO_EARLIER_TARGETS
    if edition and plan.previous_targets:
        earlier = earlier_targets(edition, workspace)
    views = {key: _initiative(key, shown, workspace, said, earlier) for key in shown.initiatives}
    branches = branches_of(shown, views, earlier)
    goals = tuple(each.goal for each in branches if each.goal)
    since = current_label(as_of) if as_of else None
    return PlanView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=plan_year_label(plan.fiscal_year),
        published=moment_label(plan.published) if plan.published else None,
        draft=plan.status is Status.DRAFT,
        current=since,
        mark=mark_of(plan.status, since),
        sections=sections,
        contents=contents_of(
            sections, entries_of((each.depth, each.anchor, each.label) for each in goals)
        ),
        in_document=in_document,
        axes=tuple(map(_axis, taxonomy.axes)),
        stages=tuple(_stages(taxonomy.stages)),
        initiatives=tuple(views.values()),
        branches=branches,
        outline=outline_of(branches),
        goals=goals,
        ended=ended_table(workspace, captioned=Content.ENDED not in in_document),
        costs=cost_sums(workspace),
        changes=_changes(workspace, edition) if Content.CHANGES in in_document else None,
        terms=tuple(map(_term, workspace.glossary.terms)),
        contacts={
            each.name: each.contact for each in taxonomy.departments if each.contact is not None
        },
        own_sheet=bool(plan.sheet),
        part_labels=part_labels(plan),
        filters=filters,
        tokens={key: tokens.get(key, "") for key in (*shown.goals, *shown.initiatives)},
    )


def _changes(workspace: Workspace, edition: Workspace | None) -> ChangesView | None:
    return changes_of(compared(edition, workspace)) if edition else None


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


def _stages(stages: Iterable[Stage]) -> Iterator[StageView]:
    path = count(1)
    for stage in stages:
        number = "" if stage.off_path else str(next(path))
        yield StageView(number, stage.key, stage.name, _prose(stage.description), stage.off_path)


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


def _initiative(
    key: str, workspace: Workspace, every: Workspace, said: SaidYears, earlier: EarlierTargets
) -> InitiativeView:
    """A sheet of the plan; what it names may be anything of `every` initiative."""
    initiative, plan = workspace.initiatives[key], workspace.plan
    tables = earlier.beside(key, indicator_tables(courses_of(plan, key, initiative), plan, said))
    classification = _classification(initiative, workspace)
    parts = parts_of(initiative, classification, workspace)
    head, below = on_the_web(parts, plan)
    return InitiativeView(
        key=key,
        anchor=key,
        number="" if initiative.number is None else str(initiative.number),
        title=initiative.title,
        printed_title=initiative.printed_title,
        change=initiative.change,
        departments=initiative.departments,
        roles=roles_of(initiative, workspace),
        in_charge=in_charge(initiative, workspace),
        classification=classification,
        stage=_stage(initiative, workspace),
        status=statuses_of(initiative, workspace),
        texts=tuple(part.text for part in parts if part.text),
        indicators=tables,
        headlines=headlines(tables),
        schedule=tuple(
            SpanView(span_label(span.first, span.last), span.text) for span in initiative.schedule
        ),
        timetable=timetable(initiative, plan),
        costs=costs_of(initiative, plan),
        notes=initiative.notes,
        managed_by=initiative.printed_managed_by,
        related=tuple(_related(other, every) for other in initiative.related),
        reviews=tuple(reviews_of(initiative.reviews, plan, _called(Part.REVIEWS, plan))),
        parts=parts,
        groups=groups_of(parts, measured=bool(tables)),
        head=head,
        below=below,
    )


def _called(part: Part, plan: Plan) -> str | None:
    """What the plan calls a part of its sheets."""
    return next((each.label for each in plan.sheet if each.part is part), None)


def roles_of(initiative: Sheet, workspace: Workspace) -> dict[str, str]:
    """The names of the roles that departments have, by the departments' names."""
    names = {role.key: role.name for role in workspace.taxonomy.roles}
    return {
        each.name: names.get(each.role, each.role) for each in initiative.in_charge if each.role
    }


def in_charge(initiative: Sheet, workspace: Workspace) -> str:
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


def _related(key: str, workspace: Workspace) -> Related:
    other = workspace.initiatives.get(key)
    if other is None:
        return Related(None, key)
    return Related(key, other.label, other.ended)


def _prose(text: str | None) -> Prose | None:
    return parse(text) if text else None
