"""The indicators of an initiative as tables: one printed name, one table, years as columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from apcli.era import last_day, year_label
from apcli.models import IndicatorKind, Kind
from apcli.progress import BASELINE, TARGET
from apcli.render.labels import WORDS, day_label, kind_word, quantity_label
from apcli.render.prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.era import Moment
    from apcli.models import Plan, YearState
    from apcli.progress import Course, Point, Quantity, SaidYears, Subject
    from apcli.render.prose import Prose

NOTHING = "nothing"
_ORDER = (BASELINE, TARGET, *(Kind.FORECAST, Kind.INTERIM, Kind.PRELIMINARY, Kind.ACTUAL), NOTHING)

_Place = tuple[int, str]
"""A column: the fiscal year and what is shown of it."""


@dataclass(frozen=True, slots=True)
class CellText:
    """One thing in a cell: a number with its unit, or words (a text, the day of a milestone).

    `as_of`, when it was counted, only where the column does not say it. `is_compared`: a target
    that numbers are held against, a range as well.
    """

    text: str
    is_number: bool
    as_of: str | None = None
    is_compared: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """What an indicator shows in one column.

    `same`: the target of the column before holds on. `state`: pending or not_applicable. All
    empty: nothing is set.
    """

    figures: tuple[CellText, ...] = ()
    same: bool = False
    state: YearState | None = None


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A year and what is shown of it.

    `kind` is baseline, target, forecast, interim, preliminary, actual or nothing. `at_end`: as at
    the last day of the year. `as_of` is when all figures of the column were counted, where
    they share it: `R6.3.31時点`. `label` is what the kind is called, `fiscal_year` the year itself.
    """

    year: str
    kind: str
    label: str
    at_end: bool
    as_of: str | None
    fiscal_year: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A cell with the columns over which it holds: that at `place`, from 0, and the next."""

    cell: IndicatorCell
    place: int
    columns: int


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator by its key; `series` where several share the printed name.

    `earlier`: the targets that it had in the edition before.
    """

    key: str
    series: str | None
    cells: tuple[IndicatorCell, ...]
    earlier: bool = False

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The cells where years stand side by side: one for a target and all that are the same."""
        places = [place for place, cell in enumerate(self.cells) if not cell.same]
        ends = [*places[1:], len(self.cells)] if places else []
        return tuple(
            Stretch(self.cells[place], place, end - place)
            for place, end in zip(places, ends, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Remark:
    """What the data notes about a figure, and where that comes from."""

    series: str | None
    column: YearColumn
    text: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """What is said of an indicator itself: its kind, its definition, or why its target is this."""

    label: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """All indicators of one printed name."""

    name: str
    columns: tuple[YearColumn, ...]
    rows: tuple[IndicatorRow, ...]
    texts: tuple[IndicatorText, ...]
    remarks: tuple[Remark, ...]


Measured = tuple["Subject", "Course"]
"""An indicator and all that it says over the years."""


def indicator_tables(
    indicators: Sequence[Measured], plan: Plan, said: SaidYears
) -> tuple[IndicatorTable, ...]:
    """The tables of an initiative, in print order.

    `said`: the years that its tables share with those of the other initiatives.
    """
    named = groupby(indicators, key=lambda measured: measured[0].name)
    return tuple(_table(name, tuple(each), plan, said) for name, each in named)


def _places(indicators: Sequence[Measured], plan: Plan, said: SaidYears) -> set[_Place]:
    """The columns that the indicators of a table need.

    The plan's years from the forecast on have one, where any sheet says something of them. Values
    up to the baseline or before the plan, and targets before the plan's first and its own year,
    are history: the progress report tells it.
    """
    first_target, forecast = min(*plan.years.targets, plan.fiscal_year), plan.years.forecast
    places: set[_Place] = set()
    for _about, course in indicators:
        first_value = plan.years.all[0]
        for point in course.points:
            if point.kind == BASELINE:
                places.add((point.first, BASELINE))
                first_value = max(first_value, point.first + 1)
        for point in course.points:
            if point.kind == TARGET:
                years = range(max(point.first, first_target), point.last + 1)
                places.update((year, TARGET) for year in years)
            elif point.kind != BASELINE and point.first >= first_value:
                places.add((point.first, point.kind))
    if any(kind == TARGET for _, kind in places):
        places.update((year, TARGET) for year in said.targets)
    if forecast in said.every and all(year != forecast for year, _ in places):
        places.add((forecast, NOTHING))
    return places


def _points(course: Course, place: _Place) -> list[Point]:
    """What stands in a column."""
    year, kind = place
    return [
        point for point in course.points if point.kind == kind and point.first <= year <= point.last
    ]


def _quantities(course: Course, place: _Place) -> list[Quantity]:
    return [point.quantity for point in _points(course, place) if point.quantity]


def _table(
    name: str, indicators: Sequence[Measured], plan: Plan, said: SaidYears
) -> IndicatorTable:
    needed = _places(indicators, plan, said)
    places = sorted(needed, key=lambda place: (place[0], _ORDER.index(place[1])))
    columns = {place: _column(place, indicators) for place in places}
    rows = (
        IndicatorRow(about.indicator, about.series, tuple(_cells(about, course, columns)))
        for about, course in indicators
    )
    remarks = (remark for each in indicators for remark in _remarks(*each, columns))
    texts = _texts([about for about, _course in indicators])
    return IndicatorTable(name, tuple(columns.values()), tuple(rows), tuple(texts), tuple(remarks))


def _texts(series: Sequence[Subject]) -> Iterator[IndicatorText]:
    """What is said of the indicators of a table: once for all, or of each series by its name."""
    for name in ("indicator_kind", "definition", "rationale"):
        said = {about: _said(about, name) for about in series}
        label = WORDS(name)
        if len(set(said.values())) == 1:
            said = {series[0]: said[series[0]]}
        for about, text in said.items():
            own = f"（{about.series}）" if len(said) > 1 and about.series else ""
            if text:
                yield IndicatorText(f"{label}{own}", parse(text))


def _said(about: Subject, name: str) -> str | None:
    text: str | None = getattr(about, name)
    return WORDS.of(text) if isinstance(text, IndicatorKind) else text


def _column(place: _Place, indicators: Iterable[Measured]) -> YearColumn:
    year, kind = place
    values = [
        (about, value)
        for about, course in indicators
        if kind != TARGET
        for value in _quantities(course, place)
    ]
    days = {value.as_of for _, value in values}
    as_of = {day_label(value.as_of, kind, about.aggregation) for about, value in values}
    at_end = kind == Kind.FORECAST or (
        len(days) == 1 and all(day is not None and _ends(year, day) for day in days)
    )
    label = "" if kind == NOTHING else kind_word(kind)
    return YearColumn(
        year_label(year), str(kind), label, at_end, as_of.pop() if len(as_of) == 1 else None, year
    )


def _ends(year: int, day: Moment) -> bool:
    last = last_day(day)
    return (last.year, last.month, last.day) == (year + 1, 3, 31)


def _cells(
    about: Subject, course: Course, columns: Mapping[_Place, YearColumn]
) -> Iterator[IndicatorCell]:
    before: _Place | None = None
    for place, column in columns.items():
        if place[1] == TARGET:
            follows = before == (place[0] - 1, TARGET)
            yield target_cell(about, course, place[0], follows=follows)
        else:
            yield _value_cell(about, course, place, dated=column.as_of is None)
        before = place


def _value_cell(about: Subject, course: Course, place: _Place, *, dated: bool) -> IndicatorCell:
    points = _points(course, place)
    states = [point.state for point in points if point.state]
    if states:
        return IndicatorCell(state=states[0])
    texts = (_text(about, value, place[1], dated=dated) for value in _quantities(course, place))
    return IndicatorCell(tuple(texts))


def _text(about: Subject, value: Quantity, kind: str, *, dated: bool) -> CellText:
    as_of = day_label(value.as_of, kind, about.aggregation) if dated else None
    return CellText(quantity_label(value, about), value.shown is not None, as_of)


def target_cell(about: Subject, course: Course, year: int, *, follows: bool) -> IndicatorCell:
    """What is aimed at in a year; `follows`: the column before is the target of the year before."""
    points = _points(course, (year, TARGET))
    if not points or points[0].quantity is None:
        return IndicatorCell()
    target = points[0].quantity
    # A number holds for each year of its span; words and a day are said once.
    if follows and target.shown is None and _points(course, (year - 1, TARGET)) == points:
        return IndicatorCell(same=True)
    label, is_number = quantity_label(target, about), target.shown is not None
    return IndicatorCell((CellText(label, is_number, is_compared=target.is_compared),))


def _remarks(
    about: Subject, course: Course, columns: Mapping[_Place, YearColumn]
) -> Iterator[Remark]:
    noted: set[Point] = set()
    for place, column in columns.items():
        for point in _points(course, place):
            quantity = point.quantity
            if quantity is None or not (quantity.note or quantity.source) or point in noted:
                continue
            noted.add(point)
            yield Remark(about.series, column, quantity.note, quantity.source)
