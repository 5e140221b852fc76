"""The schedule of an initiative as a table of years, parallel spans in rows of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.era import span_label, year_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.models import Plan, ScheduleSpan


@dataclass(frozen=True, slots=True)
class SpanView:
    """What is done for `length` columns; no `text` where nothing is."""

    text: str | None
    period: str
    length: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """Years as columns; each row has spans that follow one another and fill all columns."""

    years: tuple[str, ...]
    rows: tuple[tuple[SpanView, ...], ...]


def timetable(spans: Sequence[ScheduleSpan], plan: Plan) -> Timetable | None:
    """The timetable of the spans, None where there are none.

    Its years are the plan's from the forecast on, and whatever the spans reach beyond them. A span
    stands in the first row in which its years are still free, as in print.
    """
    if not spans:
        return None
    planned = [year for year in plan.years.all if year != plan.years.baseline]
    first = min([*planned, *(span.first for span in spans)])
    last = max([*planned, *(span.last for span in spans)])
    rows: list[tuple[set[int], list[ScheduleSpan]]] = []
    for span in spans:
        years = range(span.first, span.last + 1)
        taken, row = next((row for row in rows if row[0].isdisjoint(years)), (set(), []))
        if not row:
            rows.append((taken, row))
        taken.update(years)
        row.append(span)
    return Timetable(
        tuple(year_label(year) for year in range(first, last + 1)),
        tuple(_filled(row, first, last) for _, row in rows),
    )


def _filled(row: Sequence[ScheduleSpan], first: int, last: int) -> tuple[SpanView, ...]:
    views, year = [], first
    for span in sorted(row, key=lambda each: each.first):
        if span.first > year:
            views.append(_span(None, year, span.first - 1))
        views.append(_span(span.text, span.first, span.last))
        year = span.last + 1
    if year <= last:
        views.append(_span(None, year, last))
    return tuple(views)


def _span(text: str | None, first: int, last: int) -> SpanView:
    return SpanView(text, span_label(first, last), last - first + 1)
