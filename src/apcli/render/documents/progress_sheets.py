"""The initiatives and goals in the report of a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.models import Part
from apcli.progress import selected_from
from apcli.render.documents.parts import costs_of, part_labels, status_of
from apcli.render.documents.plan import in_charge, roles_of
from apcli.render.documents.progress_views import FigureView, InitiativeProgressView
from apcli.render.documents.reviews import reviews_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apcli.models import Initiative
    from apcli.progress import Report
    from apcli.workspace import Workspace

    Figures = Mapping[str, tuple[FigureView, ...]]
    """What has indicators, by the keys of initiatives and goals."""


def reported_of(
    initiatives: Sequence[InitiativeProgressView],
    figures: Figures,
    report: Report,
    workspace: Workspace,
) -> tuple[InitiativeProgressView, ...]:
    """What has something to report, in print order, with every goal above it."""
    found = {each.key: each for each in initiatives if each.has_report}
    if not workspace.goals:
        return tuple(found.values())
    asked = selected_from(workspace.goals, report.selection)
    for key in workspace.goals:
        own = _goal(key, figures.get(key, ()), report.fiscal_year, workspace)
        if own.figures or (own.reviews and key in asked and not report.selection.verdicts):
            found[key] = own
    above = {goal for key in found for goal in _path(key, workspace)}
    for key in above.difference(found):
        found[key] = replace(
            _goal(key, (), report.fiscal_year, workspace), reviews=(), notes=(), in_charge=""
        )
    measured = {goal for key in figures for goal in _path(key, workspace)}
    return tuple(
        replace(found[key], measured=key in measured) if key in workspace.goals else found[key]
        for key in workspace.sheets
        if key in found
    )


def _path(key: str, workspace: Workspace) -> tuple[str, ...]:
    """The goals above an initiative, or a goal with those above it, from the top down."""
    initiative = workspace.initiatives.get(key)
    return workspace.tree.path(initiative.goal if initiative else key)


def initiative_of(
    key: str, figures: tuple[FigureView, ...], fiscal_year: int, workspace: Workspace
) -> InitiativeProgressView:
    """An initiative with its figures, its status and costs, and what was judged of the year."""
    labels = part_labels(workspace.plan)
    initiative = workspace.initiatives[key]
    return InitiativeProgressView(
        key=key,
        anchor=key,
        depth=len(workspace.tree.path(initiative.goal)),
        is_goal=False,
        level=None,
        number="" if initiative.number is None else str(initiative.number),
        title=initiative.title,
        departments=initiative.departments,
        roles=roles_of(initiative, workspace),
        in_charge=in_charge(initiative, workspace),
        stage=_stage(initiative, workspace),
        status=status_of(initiative, fiscal_year, workspace) if Part.STATUS in labels else None,
        costs=costs_of(initiative, workspace.plan, fiscal_year) if Part.COSTS in labels else None,
        measured=bool(figures),
        figures=figures,
        notes=initiative.notes,
        reviews=tuple(
            reviews_in(fiscal_year, initiative.reviews.get(fiscal_year, ()), workspace.plan)
        ),
    )


def _goal(
    key: str, figures: tuple[FigureView, ...], fiscal_year: int, workspace: Workspace
) -> InitiativeProgressView:
    goal, taxonomy = workspace.goals[key], workspace.taxonomy
    depth = workspace.tree.depth(key)
    return InitiativeProgressView(
        key=key,
        anchor=key,
        depth=depth,
        is_goal=True,
        level=taxonomy.levels[depth].name if depth < len(taxonomy.levels) else None,
        number="" if goal.number is None else str(goal.number),
        title=goal.title,
        departments=goal.departments,
        roles=roles_of(goal, workspace),
        in_charge=in_charge(goal, workspace),
        stage=None,
        status=None,
        costs=None,
        measured=bool(figures),
        figures=figures,
        notes=goal.notes,
        reviews=tuple(reviews_in(fiscal_year, goal.reviews.get(fiscal_year, ()), workspace.plan)),
    )


def _stage(initiative: Initiative, workspace: Workspace) -> str | None:
    if initiative.stage is None:
        return None
    stage = workspace.taxonomy.stage(initiative.stage.key)
    return stage.name if stage else initiative.stage.key
