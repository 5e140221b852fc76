"""What an indicator comes down to, for the top of a sheet: where from, how far, where to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.progress import BASELINE, TARGET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.indicators import IndicatorCell, IndicatorRow, IndicatorTable, YearColumn


@dataclass(frozen=True, slots=True)
class Station:
    """What is shown of one year."""

    column: YearColumn
    cell: IndicatorCell


@dataclass(frozen=True, slots=True)
class Headline:
    """One indicator by its baseline, its newest value and its last target, as far as it has them.

    The last target is the last that is a number, a bound or a comparison; where none is, the last
    that is set.
    """

    name: str
    series: str | None
    stations: tuple[Station, ...]


def headlines(tables: tuple[IndicatorTable, ...]) -> tuple[Headline, ...]:
    """A headline for each indicator of an initiative, in print order."""
    return tuple(
        Headline(table.name, row.series, tuple(_stations(table, row)))
        for table in tables
        for row in table.rows
        if not row.earlier
    )


def _stations(table: IndicatorTable, row: IndicatorRow) -> Iterator[Station]:
    places = zip(table.columns, row.cells, strict=True)
    told = [Station(column, cell) for column, cell in places if cell.figures]
    targets = [*_targets(table, row)]
    compared = [each for each in targets if each.cell.figures[-1].is_compared]
    yield from [each for each in told if each.column.kind == BASELINE][:1]
    yield from [each for each in told if each.column.kind not in (BASELINE, TARGET)][-1:]
    yield from (compared or targets)[-1:]


def _targets(table: IndicatorTable, row: IndicatorRow) -> Iterator[Station]:
    """The targets, what holds for several years and can be measured in the last of them."""
    for cell, place, columns in ((each.cell, each.place, each.columns) for each in row.stretches):
        if table.columns[place].kind == TARGET and cell.figures:
            last = place + columns - 1 if cell.figures[-1].is_compared else place
            yield Station(table.columns[last], cell)
