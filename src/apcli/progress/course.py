"""推移: what an indicator says over the years, values beside targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress.quantity import (
    Role,
    baseline_of,
    known_value,
    targets_of,
    values_of,
)
from apcli.progress.rates import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from apcli.models import Aggregation, Indicator, YearState
    from apcli.progress.quantity import Quantity

BASELINE, TARGET = str(Role.BASELINE), str(Role.TARGET)

ORDER = (BASELINE, TARGET, Kind.FORECAST, Kind.INTERIM, Kind.PRELIMINARY, Kind.ACTUAL)
"""What a year may have, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Point:
    """What is said of the fiscal years from `first` to `last`.

    `kind` is baseline, target or a kind of value. Without a quantity `state` says why the year has
    no value.
    """

    first: int
    last: int
    kind: str
    quantity: Quantity | None = None
    state: YearState | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """All that an indicator says, by years, and in one year in the order of `ORDER`.

    `known` has the value that stands for a year, by the year.
    """

    aggregation: Aggregation | None
    points: tuple[Point, ...]
    known: Mapping[int, Quantity]

    def values(self, fiscal_years: Sequence[int]) -> tuple[Fraction | None, ...]:
        """The numbers of these years; of an annual indicator part of a year is none."""
        return tuple(comparable(self.known.get(year), self.aggregation) for year in fiscal_years)

    def targets(self, fiscal_years: Sequence[int]) -> tuple[Fraction | None, ...]:
        """The targets of these years that are numbers."""
        by_year = {
            year: point.quantity.number
            for point in self.points
            if point.kind == TARGET and point.quantity
            for year in range(point.first, point.last + 1)
        }
        return tuple(by_year.get(year) for year in fiscal_years)


def course_of(indicator: Indicator) -> Course:
    """The course of an indicator over all years of which it says anything."""
    points = sorted(_points(indicator), key=lambda one: (one.first, ORDER.index(one.kind)))
    known = {year: known_value(indicator, year) for year in {point.first for point in points}}
    return Course(
        indicator.aggregation,
        tuple(points),
        {year: value for year, value in known.items() if value is not None},
    )


def _points(indicator: Indicator) -> Iterator[Point]:
    baseline = baseline_of(indicator)
    if baseline is not None:
        yield Point(baseline.fiscal_year, baseline.fiscal_year, BASELINE, baseline)
    for year, given in indicator.values.items():
        if given.state:
            yield Point(year, year, Kind.ACTUAL, state=given.state)
        for value in values_of(indicator, year):
            yield Point(year, year, value.kind or Kind.ACTUAL, value)
    for span, target in targets_of(indicator):
        yield Point(span.first, span.last, TARGET, target)
