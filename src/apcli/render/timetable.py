"""The schedule of an initiative as a table: fiscal years as columns, spans over them as bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.era import year_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.models import Plan
    from apcli.models.initiative import ScheduleSpan


@dataclass(frozen=True, slots=True)
class Bar:
    """So many years of a line: what is done in them, or None where nothing is."""

    years: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The years, and lines of bars; the bars of a line have as many years together."""

    years: tuple[str, ...]
    lines: tuple[tuple[Bar, ...], ...]


def timetable(spans: Sequence[ScheduleSpan], plan: Plan) -> Timetable | None:
    """The spans in their order, on one line as long as each begins after the one before it ends.

    The years are those of the plan's targets and of the spans, without a gap. None without spans.
    """
    if not spans:
        return None
    first = min(*plan.years.targets, *(span.first for span in spans))
    last = max(*plan.years.targets, *(span.last for span in spans))
    lines: list[list[ScheduleSpan]] = []
    for span in spans:
        if lines and lines[-1][-1].last < span.first:
            lines[-1].append(span)
        else:
            lines.append([span])
    return Timetable(
        tuple(map(year_label, range(first, last + 1))),
        tuple(tuple(_bars(line, first, last)) for line in lines),
    )


def _bars(line: Sequence[ScheduleSpan], first: int, last: int) -> Iterator[Bar]:
    year = first
    for span in line:
        if span.first > year:
            yield Bar(span.first - year)
        yield Bar(span.last - span.first + 1, span.text)
        year = span.last + 1
    if year <= last:
        yield Bar(last - year + 1)
