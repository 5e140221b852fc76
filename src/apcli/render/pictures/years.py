"""Fiscal years → places from left to right, and what is written below them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from apcli.era import year_label
from apcli.render.pictures.lettering import width_of
from apcli.render.pictures.shapes import SMALL, Label, Line, Shape, place

HEIGHT = 39
"""What the axis takes: a line of years and a line of eras."""

_GAP = 4
"""Units that labels side by side are apart."""

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


@dataclass(frozen=True, slots=True)
class Years:
    """Fiscal years in columns of one width, between two places.

    Only those in `known` are named where it is given: the others keep their room, so that what lies
    between is as long as it was.
    """

    first: int
    last: int
    left: int
    right: int
    known: tuple[int, ...] = ()

    @property
    def column(self) -> Fraction:
        """The width of a year."""
        return Fraction(self.right - self.left, self.last - self.first + 1)

    def middle(self, year: int) -> Fraction:
        """The middle of a year's column."""
        return self.start(year) + self.column / 2

    def start(self, year: int) -> Fraction:
        """The left edge of a year's column; that of the year after is its right one."""
        return self.left + (year - self.first) * self.column

    @property
    def labelled(self) -> tuple[int, ...]:
        """The years that are named: all, or every second, fifth, tenth, … where all would touch.

        Of the known ones as many as do not touch, from the last one back.
        """
        if not self.known:
            ends = (self.first, self.last, self.last - 1)
            widest = max(width_of(_parts(year)[1], SMALL) for year in ends)
            step = next(step for step in _STEPS if step * self.column >= widest + _GAP)
            return tuple(range(self.first, self.last + 1, step))
        found: list[int] = []
        room = float(self.right)
        for year in reversed(self.known):
            width = width_of(_parts(year)[1], SMALL)
            right = min(float(self.middle(year)) + width / 2, self.right)
            if right <= room:
                found.append(year)
                room = right - width - _GAP
        return tuple(reversed(found))


def axis(years: Years, y: int) -> tuple[Shape, ...]:
    """A line at a height, with the years below it."""
    return (Line(((years.left, y), (years.right, y)), "axis"), *named(years, y))


def named(years: Years, y: int) -> tuple[Shape, ...]:
    """The years below a height: the era is named where it begins."""
    shapes: list[Shape] = []
    era = None
    for year in years.labelled:
        x = place(years.middle(year))
        name, rest = _parts(year)
        inside = place(min(x, years.right - width_of(rest, SMALL) / 2))
        shapes.append(Line(((x, y), (x, y + 4)), "axis"))
        shapes.append(Label(inside, y + 19, rest, "muted", "middle", SMALL))
        if name != era:
            shapes.append(Label(inside, y + 34, name, "muted", "middle", SMALL))
            era = name
    return tuple(shapes)


def _parts(year: int) -> tuple[str, str]:
    """The era and the rest of a year's name: 令和 and 7年度."""
    label = year_label(year)
    return ("", label) if label[0].isdigit() else (label[:2], label[2:])
