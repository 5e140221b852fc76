"""Every indicator of a plan with what its page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apcli.publishing.site import Site
    from apcli.render.documents.plan_views import GoalView, InitiativeView
    from apcli.render.documents.progress_views import FigureView
    from apcli.render.indicators import IndicatorRow, IndicatorTable


@dataclass(frozen=True, slots=True)
class JudgedYear:
    """What the report of a fiscal year says of an indicator; `label` names the year."""

    fiscal_year: int
    label: str
    figure: FigureView


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator, `name` in the sheet of `key`; the latest of its `years` comes first.

    `table` has all that is known of it and of no other.
    """

    key: str
    name: str
    is_goal: bool
    sheet: InitiativeView | GoalView
    label: str
    table: IndicatorTable
    years: tuple[JudgedYear, ...]


def indicators_of(site: Site) -> tuple[IndicatorView, ...]:
    """The indicators of goals and initiatives, in print order."""
    plan, judged = site.plan.view, _judged(site)
    sheets: list[tuple[InitiativeView | GoalView, bool]] = [
        *((each, True) for each in plan.goals),
        *((each, False) for each in plan.initiatives),
    ]
    return tuple(
        IndicatorView(
            key=sheet.key,
            name=row.key,
            is_goal=is_goal,
            sheet=sheet,
            label=f"{table.name}　{row.series}" if row.series else table.name,
            table=_alone(table, row),
            years=judged.get((sheet.key, row.key), ()),
        )
        for sheet, is_goal in sheets
        for table in sheet.indicators
        for row in table.rows
        if not row.earlier
    )


def _alone(table: IndicatorTable, row: IndicatorRow) -> IndicatorTable:
    """The table with one of its rows, without the columns and remarks of the others."""
    kept = [
        place for place, cell in enumerate(row.cells) if cell.figures or cell.same or cell.state
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=(replace(row, cells=tuple(row.cells[place] for place in kept)),),
        remarks=tuple(each for each in table.remarks if each.series == row.series),
    )


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
