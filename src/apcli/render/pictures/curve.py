"""The figures of an indicator over the years: marks, the lines between them, their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.models import Kind
from apcli.progress import TARGET
from apcli.render.pictures.labelling import Field, Wanted
from apcli.render.pictures.shapes import SMALL, Box, Label, Line, Mark, Rectangle, Shape, place
from apcli.render.pictures.statements import telling
from apcli.render.pictures.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from apcli.progress import Course
    from apcli.render.pictures.scale import Scale
    from apcli.render.pictures.statements import Statement

    _Written = tuple[Statement, Fraction, str]
    """A statement, a number of it, and what is written beside that."""

MARK = 14
"""The width of a year in which a mark has room."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Statements that are numbers, on their axes.

    `reported` is the fiscal year of which the document reports, `room` where numbers may be
    written, in letters of a `size`; `sparse`: only the most telling ones.
    """

    statements: tuple[Statement, ...]
    years: Years
    scale: Scale
    room: Box
    reported: int
    size: float = SMALL
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

    def labels(self, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Label, ...]]:
        """The lines that lead to some numbers, and the numbers of the marks: as `Field.written`.

        The most telling come first, and a line leads to them where it must; the reported year's
        target always is among them. The table has all numbers.
        """
        field = Field(self.marks(), tuple(lines), self.room, self.size)
        return field.written(tuple(self._wanted()))

    def _wanted(self) -> Iterator[Wanted]:
        """The most telling numbers; then the rest, newest first."""
        known = [one for one in self.statements if one.marks]
        first = telling(known, self.reported)
        for one in first:
            yield from self._numbers_of(one, is_led=True)
        if not self.sparse:
            for one in reversed(known):
                if one not in first:
                    yield from self._numbers_of(one, is_led=False)

    def _numbers_of(self, one: Statement, *, is_led: bool) -> Iterator[Wanted]:
        covers = one.first <= self.reported <= one.last
        at = self.reported if covers else one.last
        for number, said in one.marks:
            y = self._y(number)
            marks = [Mark(x, y, one.kind) for x in self._columns(one)]
            marks.sort(key=lambda mark: abs(mark.x - float(self.years.middle(at))))
            is_lower = one.is_range and number == one.numbers[0]
            must = covers and one.kind == TARGET
            yield Wanted(said, tuple(marks), is_led, is_lower, must)

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
    leaders, labels = curve.labels(lines)
    return (*curve.bands(), *lines, *leaders, *curve.marks(), *labels)
