"""The figures of an indicator over the years: marks, the lines between them, their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress import BASELINE, TARGET
from apcli.render.pictures.shapes import SMALL, Box, Label, Line, Mark, Rectangle, Shape, place
from apcli.render.pictures.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from apcli.progress import Course
    from apcli.render.pictures.scale import Scale
    from apcli.render.pictures.statements import Statement

    _Written = tuple[Statement, Fraction, str]
    """A statement, a number of it, and what is written beside that."""

MARK = 14
"""The width of a year in which a mark has room."""

_ABOVE, _BELOW = -8, 17
"""From a mark to the foot of its number."""

_NEARBY = 24
"""Units between marks in which no number has room that belongs to one of them alone."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Statements that are numbers, on their axes.

    `room` is where their numbers may be written; `sparse`: only those of the baseline, the newest
    value and the last target.
    """

    statements: tuple[Statement, ...]
    years: Years
    scale: Scale
    room: Box
    sparse: bool = False

    def lines(self, course: Course) -> tuple[Line, ...]:
        """The lines: a dotted one along the targets, and one from value to value.

        That is drawn through only where it joins actuals of successive years; it is broken where a
        forecast is at an end, or a year between has no value. An interim value is not joined.
        """
        return (*self._targets(), *self._results(course))

    def marks(self) -> tuple[Mark, ...]:
        """The mark of every figure; a target for several years has one in each that has room."""
        return tuple(
            Mark(x, self._y(number), one.kind)
            for one, number, _said in self._numbers()
            for x in self._columns(one)
        )

    def bands(self) -> tuple[Rectangle, ...]:
        """What lies between the bounds of a target that is a range, over its years."""
        return tuple(
            Rectangle(left, top, place(right - left), place(bottom - top), "reached")
            for one in self.statements
            if one.is_range
            for left, right in [self._sides(one)]
            for bottom, top in [(self._y(number) for number in one.numbers)]
        )

    def _sides(self, one: Statement) -> tuple[float, float]:
        return place(self.years.start(one.first)), place(self.years.start(one.last + 1))

    def labels(self, lines: Sequence[Line]) -> tuple[Label, ...]:
        """The numbers of the marks, most telling first, as many as find room.

        No two touch, none lies on a mark or leaves the room, and none on a line where there is
        another place. None stands between two marks of one year that are near each other. The
        table has them all.
        """
        taken = [mark.box for mark in self.marks()]
        found: list[Label] = []
        for one, number, said in self._by_weight():
            free = (
                label
                for label in self._candidates(one, number, said)
                if label.box.inside(self.room) and not any(map(label.box.overlaps, taken))
            )
            label = _clear(free, lines)
            if label:
                found.append(label)
                taken.append(label.box)
        return tuple(found)

    def _candidates(self, one: Statement, number: Fraction, text: str) -> Iterator[Label]:
        x, y = place(self.years.middle(one.last)), self._y(number)
        half = Label(x, y, text, "value", "middle", SMALL).box.right - x
        nearest = min(max(x, self.room.left + half), self.room.right - half)
        feet = tuple(self._feet(one, number))
        for beside in (nearest, x - half + 6, x + half - 6):
            for foot in feet:
                yield Label(place(beside), place(y + foot), text, "value", "middle", SMALL)

    def _feet(self, one: Statement, number: Fraction) -> Iterator[int]:
        """The sides of a mark on which its number cannot be taken for that of a mark nearby."""
        y, sides = self._y(number), [_ABOVE, _BELOW]
        beside = [
            self._y(other) - y
            for each, other, _said in self._numbers()
            if each.first <= one.last <= each.last
        ]
        if any(-_NEARBY < distance < 0 for distance in beside):
            sides.remove(_ABOVE)
        if any(0 < distance < _NEARBY for distance in beside):
            sides.remove(_BELOW)
        is_lower = one.is_range and number == one.numbers[0]
        return reversed(sides) if is_lower else iter(sides)

    def _by_weight(self) -> Iterator[_Written]:
        """The newest value, the last target and the baseline; then the rest, newest first."""
        numbers = list(self._numbers())
        values = [each for each in numbers if each[0].kind not in (BASELINE, TARGET)]
        targets = [each for each in numbers if each[0].kind == TARGET]
        baselines = [each for each in numbers if each[0].kind == BASELINE]
        last = [each for each in targets if each[0] is targets[-1][0]]
        telling = [*values[-1:], *last, *baselines]
        yield from telling
        if not self.sparse:
            yield from (each for each in reversed(numbers) if each not in telling)

    def _numbers(self) -> Iterator[_Written]:
        for one in self.statements:
            for number, said in one.marks:
                yield one, number, said

    def _columns(self, one: Statement) -> Iterator[float]:
        step = 1 if self.years.column >= MARK else max(one.last - one.first, 1)
        for year in range(one.first, one.last + 1, step):
            yield place(self.years.middle(year))

    def _y(self, number: Fraction) -> float:
        return place(self.scale.at(number))

    def _targets(self) -> Iterator[Line]:
        points = tuple(
            (x, self._y(number))
            for one, number, _said in self._numbers()
            if one.kind == TARGET and not one.is_range
            for x in dict.fromkeys(place(self.years.middle(each)) for each in (one.first, one.last))
        )
        if len(points) > 1:
            yield Line(points, "targets")

    def _results(self, course: Course) -> Iterator[Line]:
        years = sorted({one.first for one in self.statements if one.kind != TARGET})
        known = [
            value
            for value in (course.known.get(year) for year in years)
            if value and value.number is not None and value.kind is not Kind.INTERIM
        ]
        for before, after in pairwise(known):
            sure = before.kind is after.kind is Kind.ACTUAL
            successive = after.fiscal_year == before.fiscal_year + 1
            yield Line(
                tuple(
                    (place(self.years.middle(each.fiscal_year)), self._y(number))
                    for each in (before, after)
                    if (number := each.number) is not None
                ),
                "results" if sure and successive else "expected",
            )


def _clear(labels: Iterable[Label], lines: Sequence[Line]) -> Label | None:
    """The first that no line crosses, else the first."""
    first = None
    for label in labels:
        if not any(map(label.box.crossed_by, lines)):
            return label
        first = first or label
    return first


def over(statements: Sequence[Statement], shared: Sequence[int], left: int, right: int) -> Years:
    """The fiscal years of the statements and those shared with other pictures, between two places.

    Those of which nobody says anything have no name.
    """
    first = min([*shared[:1], *(one.first for one in statements)])
    last = max([*shared[-1:], *(one.last for one in statements)])
    known = {*shared}
    for one in statements:
        known.update(range(one.first, one.last + 1))
    gaps = len(known) <= last - first
    return Years(first, last, left, right, tuple(sorted(known)) if gaps else ())


def drawn(curve: Curve, course: Course) -> tuple[Shape, ...]:
    """All of it, from back to front: ranges, lines, marks, numbers."""
    lines = curve.lines(course)
    return (*curve.bands(), *lines, *curve.marks(), *curve.labels(lines))
