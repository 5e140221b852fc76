"""進捗状況報告書: a year's progress as a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.era import moment_label, year_label
from apcli.models import Status
from apcli.progress import EVERYTHING, axis_called, counted_in, selected_from
from apcli.render.documents.document import Document, drawing
from apcli.render.documents.goals import entries_of
from apcli.render.documents.measures import measures_of
from apcli.render.documents.plan import in_charge, roles_of
from apcli.render.documents.progress_views import (
    CountView,
    EditionView,
    FigureView,
    InitiativeProgressView,
    LatestView,
    ProgressView,
    RateView,
    SelectionView,
    ValueView,
)
from apcli.render.documents.reviews import reviews_in
from apcli.render.documents.styles import styles_of_report
from apcli.render.labels import (
    WORDS,
    day_label,
    label_of,
    mark_of,
    quantity_label,
    rate_label,
    rating_label,
    target_year_label,
)
from apcli.text.printed import equation_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.editions.results import Compared
    from apcli.models import Initiative
    from apcli.progress import Figure, Quantity, Rates, Report, Row, Selection, Subject, Summary
    from apcli.workspace import Workspace


def progress_document(
    report: Report, workspace: Workspace, compared: Compared | None = None
) -> Document[ProgressView]:
    """The report of a year's progress (進捗状況報告書).

    It has no glossary that a mark could lead to. `compared` says which edition it compares with.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    shown = progress_view(report, workspace, compared)
    return Document(
        kind="progress",
        title=f"{shown.title}　{shown.fiscal_year}{WORDS('report')}" + shown.mark,
        view=shown,
        workspace=workspace,
        pictures={
            "bullets": drawing("bullets", report),
            "trajectories": drawing("trajectories", workspace),
        },
        styles=styles_of_report(shown),
    )


def progress_view(
    report: Report, workspace: Workspace, compared: Compared | None = None
) -> ProgressView:
    """The report as templates see it, with every initiative that is asked for.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    plan, summary = workspace.plan, report.summary
    rows: dict[str, list[Row]] = {}
    for row in report.rows:
        rows.setdefault(row.about.sheet, []).append(row)
    initiatives = tuple(
        _initiative(key, rows.get(key, []), report.fiscal_year, workspace)
        for key in selected_from(
            counted_in(plan, workspace.initiatives, report.fiscal_year), report.selection
        )
        if key in rows or not report.selection.verdicts
    )
    reported = _reported(initiatives, rows, report, workspace)
    return ProgressView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=year_label(report.fiscal_year),
        as_of=moment_label(report.as_of) if report.as_of else None,
        draft=plan.status is Status.DRAFT,
        mark=mark_of(plan.status),
        selection=_selection(report.selection, workspace),
        all_initiatives=report.all_initiatives,
        all_indicators=report.all_indicators,
        initiatives=initiatives,
        reported=reported,
        contents=entries_of(
            (each.depth, each.anchor, f"{each.number} {each.title}".strip())
            for each in reported
            if each.is_goal
        ),
        others=tuple(each for each in initiatives if not (each.figures or each.reviews)),
        with_indicators=summary.initiatives_with_indicators,
        goals_with_indicators=sum(key in workspace.goals for key in rows),
        indicators=summary.indicators,
        values=summary.values,
        judged=summary.judged,
        verdicts=tuple(
            CountView(verdict, count) for verdict, count in summary.verdicts.items() if count
        ),
        rated=summary.rated,
        rated_expected=sum(summary.expected_ratings.values()),
        ratings=tuple(_ratings(summary)),
        ratings_on=plan.ratings.on if plan.ratings else None,
        edition=_edition(compared, report) if compared and compared.joined else None,
    )


def _edition(compared: Compared, report: Report) -> EditionView:
    sheets, plan = compared.workspace.sheets, compared.workspace.plan
    return EditionView(
        fiscal_year=year_label(plan.fiscal_year),
        same_year=plan.fiscal_year == report.fiscal_year,
        own=tuple(sheets[each.sheet].indicators[each.indicator].label for each in compared.own),
    )


def _reported(
    initiatives: Sequence[InitiativeProgressView],
    rows: Mapping[str, list[Row]],
    report: Report,
    workspace: Workspace,
) -> tuple[InitiativeProgressView, ...]:
    """What has indicators or a review, in print order, with every goal above it."""
    found = {each.key: each for each in initiatives if each.figures or each.reviews}
    if not workspace.goals:
        return tuple(found.values())
    asked = selected_from(workspace.goals, report.selection)
    for key in workspace.goals:
        own = _goal(key, rows.get(key, []), report.fiscal_year, workspace)
        if own.figures or (own.reviews and key in asked and not report.selection.verdicts):
            found[key] = own
    above = {goal for key in found for goal in _path(key, workspace)}
    for key in above.difference(found):
        found[key] = replace(
            _goal(key, [], report.fiscal_year, workspace), reviews=(), notes=(), in_charge=""
        )
    measured = {goal for key in rows for goal in _path(key, workspace)}
    return tuple(
        replace(found[key], measured=key in measured) if key in workspace.goals else found[key]
        for key in workspace.sheets
        if key in found
    )


def _path(key: str, workspace: Workspace) -> tuple[str, ...]:
    """The goals above an initiative, or a goal with those above it, from the top down."""
    initiative = workspace.initiatives.get(key)
    return workspace.tree.path(initiative.goal if initiative else key)


def _ratings(summary: Summary) -> Iterator[CountView]:
    """The labels of the actual values, then, marked, those of the others that occur."""
    for label, count in summary.ratings.items():
        yield CountView(label, count)
    for label, count in summary.expected_ratings.items():
        if count:
            yield CountView(f"{label}{WORDS('expected')}", count)


def _initiative(
    key: str, rows: list[Row], fiscal_year: int, workspace: Workspace
) -> InitiativeProgressView:
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
        measured=bool(rows),
        figures=tuple(map(_figure, rows)),
        notes=initiative.notes,
        reviews=tuple(
            reviews_in(fiscal_year, initiative.reviews.get(fiscal_year, ()), workspace.plan)
        ),
    )


def _goal(
    key: str, rows: list[Row], fiscal_year: int, workspace: Workspace
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
        measured=bool(rows),
        figures=tuple(map(_figure, rows)),
        notes=goal.notes,
        reviews=tuple(reviews_in(fiscal_year, goal.reviews.get(fiscal_year, ()), workspace.plan)),
    )


def _stage(initiative: Initiative, workspace: Workspace) -> str | None:
    if initiative.stage is None:
        return None
    stage = workspace.taxonomy.stage(initiative.stage.key)
    return stage.name if stage else initiative.stage.key


def _figure(row: Row) -> FigureView:
    about = row.about
    return FigureView(
        key=about.indicator,
        name=about.label,
        target=label_of(row.shown_target, about),
        target_year=target_year_label(row),
        value=_value(row.value, about) if row.value else None,
        attainment=_attainment(row.rates, about),
        progress=_rate(row.rates.progress, about),
        verdict=row.verdict.outcome,
        rating=rating_label(row),
        latest=_latest(row),
        projected=row.projection is not None,
        measures=tuple(measures_of(row)),
    )


def _selection(selection: Selection, workspace: Workspace) -> SelectionView | None:
    if selection == EVERYTHING:
        return None
    taxonomy = workspace.taxonomy
    stages = {stage.key: stage.name for stage in taxonomy.stages}
    chosen = [(axis_called(taxonomy, key), keys) for key, keys in selection.items.items()]
    return SelectionView(
        initiatives=tuple(map(str, selection.initiatives.values())),
        departments=selection.departments,
        stages=tuple(stages[key] for key in selection.stages),
        items=tuple(
            (axis.label, tuple(item.name for item in axis.items if item.key in keys))
            for axis, keys in chosen
        ),
        verdicts=selection.verdicts,
    )


def _value(value: Quantity, about: Subject) -> ValueView:
    return ValueView(
        text=quantity_label(value, about),
        kind=value.kind,
        as_of=day_label(value.as_of, value.kind, about.aggregation, moment_label, on=WORDS("day")),
        note=value.note,
        source=value.source,
    )


def _latest(row: Row) -> LatestView | None:
    if row.latest is None or row.latest_rates is None:
        return None
    return LatestView(
        year=year_label(row.latest.fiscal_year),
        value=_value(row.latest, row.about),
        attainment=_attainment(row.latest_rates, row.about),
        progress=_rate(row.latest_rates.progress, row.about),
    )


def _attainment(rates: Rates, about: Subject) -> RateView | None:
    """That of the year's target; of a year without one, marked, that of the final target."""
    final = _rate(rates.final_attainment, about)
    if final is None:
        return _rate(rates.attainment, about)
    return RateView(final.text, final.formula, WORDS("of_final_target"))


def _rate(figure: Figure, about: Subject) -> RateView | None:
    """A percentage with the equation that gives it."""
    if figure.formula is None:
        return None
    equation = equation_text(figure.formula.numbers, about.minus)
    return RateView(rate_label(figure, about), equation)
