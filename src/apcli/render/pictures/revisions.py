"""The targets of an indicator in every edition, a line each, beside the values that came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.progress import TARGET
from apcli.render.labels import WORDS
from apcli.render.pictures.captions import lines_of_editions
from apcli.render.pictures.curve import MARK, Curve
from apcli.render.pictures.legend import explained
from apcli.render.pictures.lettering import fitted, width_of, wrapped
from apcli.render.pictures.levels import level
from apcli.render.pictures.said import EditionTargets, describe, head_of_rows, rows
from apcli.render.pictures.scale import upright
from apcli.render.pictures.shapes import (
    SIZE,
    SMALL,
    WIDTH,
    Alternative,
    Box,
    Label,
    Line,
    Mark,
    Picture,
    Shape,
    place,
)
from apcli.render.pictures.trajectory import grid, left_of, unit_and_way
from apcli.render.pictures.years import Years, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from apcli.progress import Subject
    from apcli.render.pictures.scale import Scale
    from apcli.render.pictures.statements import Statement

_EDGE = 12
_LINE = 18
_HEIGHT = 150
"""The least height of the curve."""

_NAME = 16
"""From one name of an edition to the next."""

_NAMES = 104
"""The most that names of editions take of the width."""


def revisions(
    about: Subject, editions: Sequence[EditionTargets], values: Sequence[Statement]
) -> Picture | None:
    """The targets of the editions, the oldest first, and the values as they are known at last.

    None where nothing of them is a number. Years without a target and a value are not named.
    """
    targets = [one for each in editions for one in each.targets]
    numbers = [number for one in (*targets, *values) for number in one.numbers]
    if not numbers:
        return None
    title = wrapped(about.numbered(about.title), WIDTH, SIZE, 2)
    top = _LINE * (len(title) + 2) + 40
    shown = [each for each in editions if any(one.numbers for one in each.targets)]
    bottom = top + max(_HEIGHT, _NAME * len(shown))
    marked = upright(numbers, bottom, top, about.minus)
    names = min(max((width_of(each.name, SMALL) for each in shown), default=0), _NAMES)
    years = _years((*targets, *values), left_of(marked), int(WIDTH - names - _EDGE))
    reported = max((one.first for one in values), default=years.first)
    chart = _Chart(years, marked, Box(years.left, top - 26, years.right, bottom + 2), reported)
    kinds = {one.kind for one in (*targets, *values) if one.numbers}
    legend, end = explained(kinds, bottom + 62)
    return Picture(
        kind="history",
        title=f"{about.label}の{WORDS('target')}の移り変わり",
        description=describe(about, editions, values),
        width=WIDTH,
        height=end + _LINE,
        shapes=(
            *_head(about, title, marked),
            *grid(marked, years),
            *named(years, bottom + 8),
            *chart.drawn(shown, values),
            *chart.names(shown, top, bottom),
            *legend,
            Label(0, end + 12, lines_of_editions(), "muted", size=SMALL),
        ),
        table=Alternative(head_of_rows(), tuple(rows(editions, values))),
    )


def _years(said: Sequence[Statement], left: int, right: int) -> Years:
    named = sorted({year for one in said for year in range(one.first, one.last + 1)})
    return Years(named[0], named[-1], left, right, tuple(named))


def _head(about: Subject, title: Sequence[str], marked: Scale) -> Iterator[Shape]:
    """Whose indicator it is, its name, its unit and which way is wanted."""
    for number, line in enumerate(title):
        yield Label(0, 14 + number * _LINE, line, "muted")
    y = 14 + len(title) * _LINE
    yield Label(0, y, fitted(about.label, WIDTH, SIZE), "strong")
    yield from unit_and_way(about, marked, y + _LINE + 4)


@dataclass(frozen=True, slots=True)
class _Chart:
    """Years and scale of the picture; `room` is where numbers may be written.

    `reported` is the newest fiscal year that has a value.
    """

    years: Years
    scale: Scale
    room: Box
    reported: int

    def drawn(
        self, editions: Sequence[EditionTargets], values: Sequence[Statement]
    ) -> tuple[Shape, ...]:
        """Lines and marks of the editions, the present one last, the values, their numbers."""
        roles = [_role(number, len(editions)) for number in range(len(editions))]
        pairs = [*zip(editions, roles, strict=True)]
        lines = [line for each, role in pairs for line in self._lines(each, role)]
        last = len(editions) - 1
        marks = [
            mark
            for number, (each, role) in enumerate(pairs)
            for mark in self._marks(each, TARGET if number == last else role)
        ]
        told = self._curve((*_once(editions), *values))
        leaders, labels = told.labels(lines)
        return (*lines, *leaders, *marks, *self._curve(values).marks(), *labels)

    def _curve(self, said: Sequence[Statement]) -> Curve:
        return Curve(tuple(said), self.years, self.scale, self.room, self.reported)

    def names(self, editions: Sequence[EditionTargets], top: int, bottom: int) -> Iterator[Shape]:
        """The name of each edition beside the end of its line, none upon another."""
        ends = [self._end(each) for each in editions]
        order = sorted(range(len(editions)), key=lambda number: (ends[number][1], -number))
        x = self.years.right + 10
        for y, number in zip(_spread([ends[n][1] for n in order], top, bottom), order, strict=True):
            end, name = ends[number], fitted(editions[number].name, WIDTH - x, SMALL)
            yield Line(((place(end[0] + 8), end[1]), (x - 3, y)), "grid")
            role = "strong" if number == len(editions) - 1 else "ink"
            yield Label(x, place(y + 4), name, role, size=SMALL)

    def _lines(self, edition: EditionTargets, role: str) -> Iterator[Line]:
        points = tuple(
            (x, self._y(one.number))
            for one in edition.targets
            if one.number is not None
            for x in dict.fromkeys(self._x(year) for year in (one.first, one.last))
        )
        if len(points) > 1:
            yield Line(points, role)
        for one in edition.targets:
            if one.is_range:
                for x in self._columns(one):
                    yield Line(tuple((x, self._y(number)) for number in one.numbers), role)

    def _marks(self, edition: EditionTargets, role: str) -> Iterator[Mark]:
        for one in edition.targets:
            for x in self._columns(one):
                yield from (Mark(x, self._y(number), role) for number in one.numbers)

    def _end(self, edition: EditionTargets) -> tuple[float, float]:
        last = [one for one in edition.targets if one.numbers][-1]
        return self._x(last.last), self._y(last.numbers[-1])

    def _columns(self, one: Statement) -> Iterator[float]:
        """Its years, or its ends alone where a mark in each has no room."""
        step = 1 if self.years.column >= MARK else max(one.last - one.first, 1)
        return (self._x(year) for year in range(one.first, one.last + 1, step))

    def _x(self, year: int) -> float:
        return place(self.years.middle(year))

    def _y(self, number: Fraction) -> float:
        return place(self.scale.at(number))


def _role(number: int, editions: int) -> str:
    return level(number, editions).replace("level", "edition")


def _once(editions: Sequence[EditionTargets]) -> tuple[Statement, ...]:
    """The targets of all editions, the newest last; what a newer one says again is said there."""
    found: dict[tuple[int, Fraction | None], Statement] = {}
    for each in editions:
        for one in each.targets:
            found.pop((one.last, one.number), None)
            found[one.last, one.number] = one
    return tuple(found.values())


def _spread(wanted: Sequence[float], top: int, bottom: int) -> list[float]:
    """Heights near the wanted ones, which ascend, so far from one another that names have room."""
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + _NAME) if found else max(each, top))
    for number in range(len(found) - 1, -1, -1):
        limit = found[number + 1] - _NAME if number + 1 < len(found) else bottom
        found[number] = min(found[number], limit)
    return found
