"""進捗状況報告書: a year's progress as a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.editions.since import newest_day
from apcli.era import moment_label, year_label
from apcli.models import Part, Status
from apcli.progress import EVERYTHING, PlanOfYear, axis_called, counted_in, selected_from
from apcli.render.documents.answer import answer_of
from apcli.render.documents.cost_sums import cost_sums
from apcli.render.documents.document import Document, drawing
from apcli.render.documents.goals import entries_of
from apcli.render.documents.parts import part_labels
from apcli.render.documents.progress_figures import figure_of, last_year_in
from apcli.render.documents.progress_sheets import initiative_of, reported_of
from apcli.render.documents.progress_views import (
    CountView,
    EditionView,
    ProgressView,
    SelectionView,
)
from apcli.render.documents.styles import styles_of_report
from apcli.render.labels import WORDS, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.editions.past import PastYear
    from apcli.editions.results import Compared
    from apcli.models import Initiative
    from apcli.progress import Report, Selection, Summary
    from apcli.render.documents.progress_sheets import Figures
    from apcli.render.documents.progress_views import FigureView
    from apcli.render.documents.small_table import SmallTable
    from apcli.workspace import Workspace


def progress_document(
    report: Report,
    workspace: Workspace,
    compared: Compared | None = None,
    past: Sequence[PastYear] = (),
) -> Document[ProgressView]:
    """The report of a year's progress (進捗状況報告書).

    It has no glossary that a mark could lead to. `compared` says which edition it compares with,
    `past` are the years before, the earliest first.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    shown = progress_view(report, workspace, compared, past)
    of_year = PlanOfYear(report.fiscal_year, workspace.plan, workspace.sheets)
    return Document(
        kind="progress",
        title=f"{shown.title}　{shown.fiscal_year}{WORDS('report')}" + shown.mark,
        view=shown,
        workspace=workspace,
        pictures={
            "bullets": drawing("bullets", report),
            "trajectories": drawing("trajectories", of_year),
        },
        styles=styles_of_report(shown),
    )


def progress_view(
    report: Report,
    workspace: Workspace,
    compared: Compared | None = None,
    past: Sequence[PastYear] = (),
) -> ProgressView:
    """The report as templates see it, with every initiative that is asked for.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    plan, summary = workspace.plan, report.summary
    figures = _figures(report, past)
    counted = counted_in(plan, workspace.initiatives, report.fiscal_year)
    taken = {
        key: each
        for key, each in selected_from(counted, report.selection).items()
        if key in figures or not report.selection.verdicts
    }
    initiatives = tuple(
        initiative_of(key, figures.get(key, ()), report.fiscal_year, workspace) for key in taken
    )
    day = report.as_of or newest_day(workspace)
    reported = reported_of(initiatives, figures, report, workspace)
    return ProgressView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=year_label(report.fiscal_year),
        as_of=moment_label(day) if day else None,
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
        others=tuple(each for each in initiatives if not each.has_report),
        with_indicators=summary.initiatives_with_indicators,
        goals_with_indicators=sum(key in workspace.goals for key in figures),
        costs=_cost_sums(taken, report.fiscal_year, workspace),
        labels=part_labels(plan),
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
        last_verdicts=last_year_in(past, report.fiscal_year) is not None,
        edition=_edition(compared, report) if compared and compared.joined else None,
        answer=answer_of(reported),
        bracketed=any(
            not figure.value and figure.latest for each in reported for figure in each.figures
        ),
    )


def _figures(report: Report, past: Sequence[PastYear]) -> Figures:
    found: dict[str, tuple[FigureView, ...]] = {}
    for row in report.rows:
        found[row.about.sheet] = (*found.get(row.about.sheet, ()), figure_of(row, past))
    return found


def _cost_sums(
    initiatives: Mapping[str, Initiative], fiscal_year: int, workspace: Workspace
) -> tuple[SmallTable, ...]:
    if Part.COSTS not in part_labels(workspace.plan):
        return ()
    return cost_sums(replace(workspace, initiatives=dict(initiatives)), fiscal_year)


def _edition(compared: Compared, report: Report) -> EditionView:
    sheets, plan = compared.workspace.sheets, compared.workspace.plan
    return EditionView(
        fiscal_year=year_label(plan.fiscal_year),
        same_year=plan.fiscal_year == report.fiscal_year,
        own=tuple(sheets[each.sheet].indicators[each.indicator].label for each in compared.own),
    )


def _ratings(summary: Summary) -> Iterator[CountView]:
    """The labels of the actual values, then, marked, those of the others that occur."""
    for label, count in summary.ratings.items():
        yield CountView(label, count)
    for label, count in summary.expected_ratings.items():
        if count:
            yield CountView(f"{label}{WORDS('expected')}", count)


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
