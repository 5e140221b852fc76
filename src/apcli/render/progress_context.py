"""A year's report of progress → what templates see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import moment_label, year_label
from apcli.models import Status
from apcli.progress import EVERYTHING, AttainmentBasis, axis_called, known_value, rounded, takes
from apcli.render.context import review_view
from apcli.render.labels import change_label, day_label, measured_label, number_label, target_label
from apcli.render.progress_views import (
    CountView,
    FigureView,
    InitiativeProgressView,
    LatestView,
    OutlookView,
    ProgressView,
    RateView,
    SelectionView,
    ValueView,
)

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from apcli.models import Indicator, Initiative
    from apcli.progress import Known, Latest, Projection, Report, Row, Selection
    from apcli.workspace import Workspace


def progress_view(report: Report, workspace: Workspace) -> ProgressView:
    """The report as templates see it, with every initiative that is asked for.

    Raises:
        Unavailable: a part of the plan could not be read.
    """
    plan, summary = workspace.plan, report.summary
    rows: dict[str, list[Row]] = {}
    for row in report.rows:
        rows.setdefault(row.initiative, []).append(row)
    initiatives = tuple(
        _initiative(key, rows.get(key, []), report.fiscal_year, workspace)
        for key, initiative in workspace.initiatives.items()
        if takes(report.selection, initiative) and (key in rows or not report.selection.verdicts)
    )
    return ProgressView(
        title=plan.title,
        city=plan.city.name,
        fiscal_year=year_label(report.fiscal_year),
        as_of=moment_label(report.as_of) if report.as_of else None,
        draft=plan.status is Status.DRAFT,
        selection=_selection(report.selection, workspace),
        all_initiatives=report.all_initiatives,
        all_indicators=report.all_indicators,
        initiatives=initiatives,
        reported=tuple(each for each in initiatives if each.figures or each.review),
        others=tuple(each for each in initiatives if not (each.figures or each.review)),
        with_indicators=summary.initiatives_with_indicators,
        indicators=summary.indicators,
        values=summary.values,
        judged=summary.judged,
        verdicts=tuple(
            CountView(str(verdict), count) for verdict, count in summary.verdicts.items() if count
        ),
        rated=summary.rated,
        ratings=tuple(CountView(label, count) for label, count in summary.ratings.items()),
        ratings_on=str(plan.ratings.on) if plan.ratings else None,
    )


def _initiative(
    key: str, rows: list[Row], fiscal_year: int, workspace: Workspace
) -> InitiativeProgressView:
    initiative = workspace.initiatives[key]
    review = initiative.reviews.get(fiscal_year)
    return InitiativeProgressView(
        key=key,
        anchor=key,
        number=str(initiative.number),
        title=initiative.title,
        departments=initiative.departments,
        stage=_stage(initiative, workspace),
        figures=tuple(_figure(row, initiative.indicators[row.indicator]) for row in rows),
        notes=initiative.notes,
        review=review_view(fiscal_year, review) if review else None,
    )


def _stage(initiative: Initiative, workspace: Workspace) -> str | None:
    if initiative.stage is None:
        return None
    stage = workspace.taxonomy.stage(initiative.stage.key)
    return stage.name if stage else initiative.stage.key


def _figure(row: Row, indicator: Indicator) -> FigureView:
    target = indicator.target_of(row.fiscal_year)
    known = known_value(indicator, row.fiscal_year)
    return FigureView(
        key=row.indicator,
        name=indicator.label,
        baseline=measured_label(indicator.baseline, indicator) if indicator.baseline else None,
        baseline_year=year_label(row.baseline_year) if row.baseline_year else None,
        direction=str(row.direction),
        tolerance=_number(row.tolerance, indicator) if row.tolerance else None,
        target=target_label(target, indicator) if target else None,
        final_target=_number(row.final_target, indicator),
        final_year=year_label(row.final_target_year) if row.final_target_year else None,
        value=_value(known, indicator) if known else None,
        attainment=_attainment(row, row),
        progress=_progress(row, row),
        below_baseline=bool(row.below_baseline),
        pace=str(row.pace) if row.pace else None,
        pace_basis=str(row.pace_basis) if row.pace_basis else None,
        expected=_number(row.expected, indicator),
        verdict=str(row.verdict),
        rating=row.rating,
        latest=_latest(row, row.latest, indicator) if row.latest else None,
        outlook=_outlook(row.projection, indicator) if row.projection else None,
    )


def _selection(selection: Selection, workspace: Workspace) -> SelectionView | None:
    if selection == EVERYTHING:
        return None
    taxonomy = workspace.taxonomy
    stages = {stage.key: stage.name for stage in taxonomy.stages}
    chosen = [(axis_called(taxonomy, key), keys) for key, keys in selection.items.items()]
    return SelectionView(
        departments=selection.departments,
        stages=tuple(stages[key] for key in selection.stages),
        items=tuple(
            (axis.label, tuple(item.name for item in axis.items if item.key in keys))
            for axis, keys in chosen
        ),
        verdicts=tuple(map(str, selection.verdicts)),
    )


def _outlook(projection: Projection, indicator: Indicator) -> OutlookView:
    return OutlookView(
        start=number_label(projection.start, indicator.decimals) + indicator.unit,
        start_year=year_label(projection.start_year),
        latest=number_label(projection.latest, indicator.decimals) + indicator.unit,
        latest_year=year_label(projection.latest_year),
        per_year=change_label(projection.per_year, indicator.decimals) + indicator.unit,
        needed_per_year=change_label(projection.needed_per_year, indicator.decimals)
        + indicator.unit,
        outlook=str(projection.outlook),
        met_in=year_label(projection.met_in) if projection.met_in else None,
    )


def _value(known: Known, indicator: Indicator) -> ValueView:
    measured = known.measured
    return ValueView(
        text=measured_label(measured, indicator),
        kind=str(known.kind),
        as_of=day_label(measured.as_of, known.kind, indicator.aggregation, moment_label, on="現在"),
        note=measured.note,
        source=measured.source,
    )


def _latest(row: Row, latest: Latest, indicator: Indicator) -> LatestView | None:
    known = known_value(indicator, latest.fiscal_year)
    if known is None:
        return None
    return LatestView(
        year=year_label(latest.fiscal_year),
        value=_value(known, indicator),
        attainment=_attainment(row, latest),
        progress=_progress(row, latest),
    )


def _attainment(row: Row, value: Row | Latest) -> RateView | None:
    """The value divided by the target, or the inverse of what should get smaller."""
    if value.attainment is None or value.value is None or row.target is None:
        return None
    parts = [_plain(value.value), _plain(row.target)]
    if value.attainment_basis is AttainmentBasis.TARGET_TO_VALUE:
        parts.reverse()
    return _rate(value.attainment, f"{parts[0]} ÷ {parts[1]} × 100")


def _progress(row: Row, value: Row | Latest) -> RateView | None:
    """How far the value is from the baseline, of how far the final target is."""
    if value.progress is None or value.value is None:
        return None
    if row.baseline is None or row.final_target is None:
        return None
    start, end = _plain(row.baseline), _plain(row.final_target)
    difference = f"({_plain(value.value)} − {start}) ÷ ({end} − {start})"
    return _rate(value.progress, f"{difference} × 100")


def _rate(percentage: Fraction, formula: str) -> RateView:
    return RateView(f"{rounded(percentage, 1)}％", formula)


def _number(value: Decimal | None, indicator: Indicator) -> str | None:
    return None if value is None else number_label(value, indicator.decimals) + indicator.unit


def _plain(value: Decimal) -> str:
    """A number of a formula as it is, in brackets where it is negative."""
    return f"({value:,f})" if value < 0 else f"{value:,f}"
