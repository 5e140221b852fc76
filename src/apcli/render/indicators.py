"""The indicators of an initiative as tables: one printed name, one table, years as columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from apcli.era import last_day, year_label
from apcli.models import Kind
from apcli.render.labels import day_label, measured_label, target_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.era import Moment
    from apcli.models import Indicator, Measured, Plan, Target

BASELINE, TARGET, NOTHING = "baseline", "target", "nothing"
_ORDER = (BASELINE, TARGET, *(Kind.FORECAST, Kind.INTERIM, Kind.PRELIMINARY, Kind.ACTUAL), NOTHING)

_Place = tuple[int, str]
"""A column: the fiscal year and what is shown of it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing in a cell: a number with its unit, or words (a text, the day of a milestone).

    `as_of`, when it was counted, only where the column does not say it.
    """

    text: str
    is_number: bool
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What an indicator shows in one column.

    `same`: the target of the column before holds on. `state`: pending or not_applicable. All
    empty: nothing is set.
    """

    figures: tuple[Figure, ...] = ()
    same: bool = False
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A year and what is shown of it.

    `kind` is baseline, target, forecast, interim, preliminary, actual or nothing. `at_end`: as at
    the last day of the year. `as_of` is when all figures of the column were counted, where
    they share it: `R6.3.31時点`.
    """

    year: str
    kind: str
    at_end: bool
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A cell with the columns over which it holds: that at `place`, from 0, and the next."""

    cell: Cell
    place: int
    columns: int


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator; `series` where several share the printed name."""

    series: str | None
    cells: tuple[Cell, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The cells where years stand side by side: one for a target and all that are the same."""
        places = [place for place, cell in enumerate(self.cells) if not cell.same]
        ends = [*places[1:], len(self.cells)]
        return tuple(
            Stretch(self.cells[place], place, end - place)
            for place, end in zip(places, ends, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What the data notes about a figure, and where that comes from."""

    series: str | None
    column: Column
    text: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """All indicators of one printed name."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]


def indicator_tables(indicators: Sequence[Indicator], plan: Plan) -> tuple[IndicatorTable, ...]:
    """The tables of an initiative, in print order."""
    named = groupby(indicators, key=lambda indicator: indicator.name)
    return tuple(_table(name, tuple(each), plan) for name, each in named)


def _places(indicators: Sequence[Indicator], plan: Plan) -> set[_Place]:
    """The columns that the indicators of a table need.

    The plan's years from the forecast on always have one. Values up to the baseline or before the
    plan, and targets before the plan's first, are history: the progress report tells it.
    """
    first_target, forecast = min(plan.years.targets), plan.years.forecast
    places: set[_Place] = set()
    for indicator in indicators:
        first_value = plan.years.all[0]
        if indicator.baseline:
            places.add((indicator.baseline.fiscal_year, BASELINE))
            first_value = max(first_value, indicator.baseline.fiscal_year + 1)
        for span in indicator.targets:
            years = range(max(span.first, first_target), span.last + 1)
            places.update((year, TARGET) for year in years)
        for year in indicator.values:
            if year >= first_value:
                places.update((year, kind) for kind in _kinds(indicator, year))
    if any(kind == TARGET for _, kind in places):
        places.update((year, TARGET) for year in plan.years.targets)
    if forecast is not None and all(year != forecast for year, _ in places):
        places.add((forecast, NOTHING))
    return places


def _kinds(indicator: Indicator, year: int) -> Iterator[str]:
    if indicator.values[year].state:
        yield Kind.ACTUAL
    yield from (kind for kind in Kind if _measured(indicator, (year, kind)))


def _measured(indicator: Indicator, place: _Place) -> tuple[Measured, ...]:
    """The values that stand in a column of values."""
    year, kind = place
    if kind == BASELINE:
        baseline = indicator.baseline
        return (baseline,) if baseline and baseline.fiscal_year == year else ()
    values = indicator.values.get(year)
    if values is None or kind not in tuple(Kind):
        return ()
    found: Measured | tuple[Measured, ...] | None = getattr(values, kind)
    if isinstance(found, tuple):
        return found
    return (found,) if found else ()


def _table(name: str, indicators: Sequence[Indicator], plan: Plan) -> IndicatorTable:
    places = sorted(_places(indicators, plan), key=lambda place: (place[0], _ORDER.index(place[1])))
    columns = {place: _column(place, indicators) for place in places}
    rows = (Row(indicator.series, tuple(_cells(indicator, columns))) for indicator in indicators)
    remarks = (remark for indicator in indicators for remark in _remarks(indicator, columns))
    return IndicatorTable(name, tuple(columns.values()), tuple(rows), tuple(remarks))


def _column(place: _Place, indicators: Iterable[Indicator]) -> Column:
    year, kind = place
    values = [(each, value) for each in indicators for value in _measured(each, place)]
    days = {value.as_of for _, value in values}
    as_of = {day_label(value.as_of, kind, each.aggregation) for each, value in values}
    at_end = kind == Kind.FORECAST or (
        len(days) == 1 and all(day is not None and _ends(year, day) for day in days)
    )
    return Column(year_label(year), str(kind), at_end, as_of.pop() if len(as_of) == 1 else None)


def _ends(year: int, day: Moment) -> bool:
    last = last_day(day)
    return (last.year, last.month, last.day) == (year + 1, 3, 31)


def _cells(indicator: Indicator, columns: Mapping[_Place, Column]) -> Iterator[Cell]:
    before: _Place | None = None
    for place, column in columns.items():
        if place[1] == TARGET:
            yield _target_cell(indicator, place[0], follows=before == (place[0] - 1, TARGET))
        else:
            yield _value_cell(indicator, place, dated=column.as_of is None)
        before = place


def _value_cell(indicator: Indicator, place: _Place, *, dated: bool) -> Cell:
    measured = _measured(indicator, place)
    values = indicator.values.get(place[0])
    if not measured and place[1] == Kind.ACTUAL and values and values.state:
        return Cell(state=values.state)
    return Cell(tuple(_figure(indicator, place[1], value, dated=dated) for value in measured))


def _figure(indicator: Indicator, kind: str, value: Measured, *, dated: bool) -> Figure:
    as_of = day_label(value.as_of, kind, indicator.aggregation) if dated else None
    is_number = value.text is None and value.reached is None
    return Figure(measured_label(value, indicator), is_number, as_of)


def _target_cell(indicator: Indicator, year: int, *, follows: bool) -> Cell:
    target = indicator.target_of(year)
    if target is None:
        return Cell()
    # A number holds for each year of its span; words and a day are said once.
    if follows and target.value is None and indicator.target_of(year - 1) is target:
        return Cell(same=True)
    return Cell((Figure(target_label(target, indicator), target.value is not None),))


def _remarks(indicator: Indicator, columns: Mapping[_Place, Column]) -> Iterator[Remark]:
    noted: Target | None = None
    for place, column in columns.items():
        target = indicator.target_of(place[0]) if place[1] == TARGET else None
        if target and target.note and target is not noted:
            noted = target
            yield Remark(indicator.series, column, target.note, None)
        for value in _measured(indicator, place):
            if value.note or value.source:
                yield Remark(indicator.series, column, value.note, value.source)
