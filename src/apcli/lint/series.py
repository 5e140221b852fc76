"""The numbers of an indicator by their years, and those that a slip put out of line."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from apcli.lint.numbers import SINGLE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from apcli.diagnostics import DataPath
    from apcli.models import Indicator

_FACTORS = (10, 100, 1000)
_STEP = 5
"""A number less than so many times its neighbours may be growth."""
_FEW = 10
"""Below it, ten times as many is soon reached."""
_MANY = 100
"""Below it, a first result may be a tenth of what is aimed at."""

_PEERS = 3
"""Numbers that are fewer times one another are about as great."""
_TELLING = 3
"""So many digits that are not zeros at the end are not the same by chance."""


class Point(NamedTuple):
    """A positive number of a fiscal year and where it stands."""

    year: int
    value: Decimal
    path: DataPath


class Outlier(NamedTuple):
    """A point, the power of ten by which it is out of line, and one of the points beside it."""

    point: Point
    factor: int
    beside: Point

    @property
    def is_greater(self) -> bool:
        """It is a multiple, not a part."""
        return self.point.value > self.beside.value


class _Around(NamedTuple):
    """A point, the others of its year and of the nearest years, and those of the year beyond."""

    point: Point
    before: Sequence[Point]
    same: Sequence[Point]
    after: Sequence[Point]
    beyond: Sequence[Point]

    @property
    def is_between(self) -> bool:
        """It has others on two sides."""
        return sum(map(bool, (self.before, self.same, self.after))) > 1


def series_of(indicator: Indicator) -> list[Point]:
    """The positive numbers of baseline, values and targets; no interim values, no rates by parts.

    A target for several years stands in the first and the last of them.
    """
    points = []
    baseline = indicator.baseline
    if baseline and baseline.value:
        points.append(Point(baseline.fiscal_year, baseline.value, ("baseline", "value")))
    for year, values in indicator.values.items():
        for kind in SINGLE_KINDS:
            observation = getattr(values, kind)
            if observation and observation.value:
                points.append(Point(year, observation.value, ("values", str(year), kind)))
    for span, value in indicator.numeric_targets:
        points += [Point(year, value, ("targets", str(span))) for year in sorted({*span})]
    return [point for point in points if point.value > 0]


def interim_outliers(indicator: Indicator, points: Sequence[Point]) -> Iterator[Outlier]:
    """Its interim values that are multiples of what is around them; less is part of a year."""
    if not any(values.interim for values in indicator.values.values()):
        return
    by_year = _by_year(points)
    years = sorted(by_year)
    for year, values in indicator.values.items():
        place = bisect_left(years, year)
        same = by_year.get(year, [])
        before = by_year[years[place - 1]] if place else []
        next_place = place + bool(same)
        after = by_year[years[next_place]] if next_place < len(years) else []
        for index, interim in enumerate(values.interim):
            if interim.value is None or interim.value <= 0:
                continue
            path = ("values", str(year), "interim", index)
            around = _Around(Point(year, interim.value, path), before, same, after, [])
            found = _between(around) if around.is_between else _at_the_end(around)
            if found and found.is_greater:
                yield found


def outliers(points: Sequence[Point]) -> Iterator[Outlier]:
    """Those that 10, 100 or 1,000 would put in line: between others, and then one at the ends."""
    values = [point.value for point in points]
    if max(values) < _STEP * min(values):
        return
    found: dict[DataPath, Outlier] = {}
    for around in _neighbourhoods(points):
        outlier = _between(around) if around.is_between else None
        if outlier:
            found[outlier.point.path] = outlier
    yield from found.values()
    left = [point for point in points if point.path not in found]
    ends = [around for around in _neighbourhoods(left) if not around.is_between]
    for around in sorted(ends, key=lambda around: -around.point.value):
        outlier = _at_the_end(around)
        if outlier and not _has_peers(outlier.point, left):
            yield outlier
            return
    if not found:
        yield from _with_same_digits(points)


def _has_peers(point: Point, points: Iterable[Point]) -> bool:
    """Another is about as great: numbers that fell for some years were once what they are again."""
    others = [other.value for other in points if other.path != point.path]
    return any(value < _PEERS * point.value and point.value < _PEERS * value for value in others)


def _with_same_digits(points: Iterable[Point]) -> Iterator[Outlier]:
    """The first with the digits of the one before it, but more or fewer zeros: 19845, 198450.

    Round numbers, which have fewer digits, may well grow tenfold.
    """
    for one, other in pairwise(sorted(points, key=lambda point: point.year)):
        factor = max(one.value, other.value) / min(one.value, other.value)
        if factor in _FACTORS and len(one.value.normalize().as_tuple().digits) >= _TELLING:
            yield Outlier(other, int(factor), one)
            return


def _by_year(points: Iterable[Point]) -> dict[int, list[Point]]:
    by_year: dict[int, list[Point]] = {}
    for point in points:
        by_year.setdefault(point.year, []).append(point)
    return by_year


def _neighbourhoods(points: Iterable[Point]) -> Iterator[_Around]:
    by_year = _by_year(points)
    groups: list[list[Point]] = [[], [], *(by_year[year] for year in sorted(by_year)), [], []]
    for place in range(2, len(groups) - 2):
        beyond = groups[place + 2] if groups[place + 1] else groups[place - 2]
        for point in groups[place]:
            before, same, after = (
                [other for other in groups[near] if other.path != point.path]
                for near in (place - 1, place, place + 1)
            )
            yield _Around(point, before, same, after, beyond)


def _between(around: _Around) -> Outlier | None:
    """The point, if all around it are smaller or greater, and a slip alone explains it."""
    point, others = around.point, [*around.same, *around.before, *around.after]
    least = min(other.value for other in others)
    most = max(other.value for other in others)
    is_greater = point.value >= _STEP * most
    # A modest first result beside its target is none.
    is_less = _STEP * point.value <= least and (around.before or point.value >= _MANY)
    if not is_greater and not is_less:
        return None
    for factor in _FACTORS:
        meant = point.value / factor if is_greater else point.value * factor
        if factor > 10:
            is_meant = least * 3 <= meant * 10 <= most * 30
        else:
            known = most if is_greater else least
            is_meant = known >= _FEW and least * 7 <= meant * 10 <= most * 15
        if is_meant:
            return Outlier(point, factor, others[0])
    return None


def _at_the_end(around: _Around) -> Outlier | None:
    """The point, if a slip explains its step from the nearest one, and those beyond are steady."""
    point, nearest = around.point, [*around.same, *around.before, *around.after]
    if not nearest or abs(point.year - nearest[0].year) > 2:
        return None
    beside = nearest[0]
    steps = _steps([*nearest, *around.beyond]) if around.same or around.beyond else None
    may_be_small = not around.before and point.value < _MANY
    for factor in _FACTORS:
        if factor > 10:
            is_known = beside.value >= _FEW if steps is None else steps < 10
            least = 3
        else:
            is_known = beside.value >= _FEW and steps is not None and steps < 3
            least = 8
        if is_known and beside.value * least <= point.value * 10 / factor <= beside.value * 15:
            return Outlier(point, factor, beside)
        meant = point.value * factor * 10
        if is_known and not may_be_small and beside.value * 8 <= meant <= beside.value * 12:
            return Outlier(point, factor, beside)
    return None


def _steps(points: Sequence[Point]) -> Decimal:
    """The greatest of them as a multiple of the least."""
    values = [point.value for point in points]
    return max(values) / min(values)
