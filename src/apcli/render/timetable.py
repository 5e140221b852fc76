"""The schedule of an initiative as a table: fiscal years side by side, one bar a span."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.era import span_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.models import Initiative, Plan
    from apcli.models.initiative import ScheduleSpan

MAX_COLUMNS = 10
"""Of more years than these, those in which nothing begins or ends share a column."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is done over a number of columns, the fiscal years `period`; None where nothing is."""

    columns: int
    text: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The columns' names, and rows of bars; spans that overlap stand in different rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Bar, ...], ...]


def timetable(initiative: Initiative, plan: Plan) -> Timetable | None:
    """The schedule over the plan's years from the forecast on; None where there is none."""
    if not initiative.schedule:
        return None
    edges = _edges(initiative.schedule, plan)
    columns = tuple(span_label(first, after - 1) for first, after in pairwise(edges))
    places = {year: place for place, year in enumerate(edges)}
    rows = (_bars(row, places) for row in _rows(initiative.schedule))
    return Timetable(columns, tuple(map(tuple, rows)))


def _edges(schedule: Iterable[ScheduleSpan], plan: Plan) -> list[int]:
    """The first years of the columns, and the year after the last."""
    years = plan.years
    first_shown = min(year for year in (years.forecast, *years.targets) if year is not None)
    edges = {first_shown, years.all[-1] + 1}
    for span in schedule:
        edges |= {span.first, span.last + 1}
    first, after = min(edges), max(edges)
    return list(range(first, after + 1)) if after - first <= MAX_COLUMNS else sorted(edges)


def _rows(schedule: Iterable[ScheduleSpan]) -> list[list[ScheduleSpan]]:
    """The spans in their order, each in the first row that is free from its first year on."""
    rows: list[list[ScheduleSpan]] = []
    for span in schedule:
        free = (row for row in rows if row[-1].last < span.first)
        row = next(free, None)
        if row is None:
            row = []
            rows.append(row)
        row.append(span)
    return rows


def _bars(row: Sequence[ScheduleSpan], places: dict[int, int]) -> Iterator[Bar]:
    at = 0
    for span in row:
        first, after = places[span.first], places[span.last + 1]
        if first > at:
            yield Bar(first - at)
        yield Bar(after - first, span.text, span_label(span.first, span.last))
        at = after
    if at < len(places) - 1:
        yield Bar(len(places) - 1 - at)
