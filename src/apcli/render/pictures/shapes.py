"""What pictures are made of: shapes at their places, and the table that says the same.

A unit is a pixel where a picture is as wide as a phone, 360 of them; x goes to the right, y down.
What a shape looks like its `role` says, which the templates turn into colours, strokes and
patterns.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from apcli.render.pictures.lettering import width_of

if TYPE_CHECKING:
    from fractions import Fraction

WIDTH = 360
"""The width of a picture in units."""

SIZE = 14
"""The size of letters; nothing that has to be read is smaller than `SMALL`."""

SMALL = 13.5
"""Twelve pixels where a picture is 320 of them wide, its least on a page."""

Anchor = Literal["start", "middle", "end"]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """The two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def crossed_by(self, line: Line) -> bool:
        """A part of the line runs through it."""
        return any(self._crossed(start, end) for start, end in pairwise(line.points))

    def _crossed(self, start: Point, end: Point) -> bool:
        """The stretch of the straight line between its left and right side is on its height."""
        (x, y), (right, last) = sorted((start, end))
        if right <= self.left or x >= self.right:
            return False
        if right == x:
            heights = [y, last]
        else:
            slope = (last - y) / (right - x)
            ends = (max(x, self.left), min(right, self.right))
            heights = [y + (end - x) * slope for end in ends]
        return min(heights) < self.bottom and max(heights) > self.top

    def inside(self, other: Box) -> bool:
        """Nothing of it is outside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; x is its start, middle or end, y its foot.

    `role` is ink, muted, strong, or value for one that stands among lines.
    """

    shape: ClassVar[str] = "label"
    x: float
    y: float
    text: str
    role: str = "ink"
    anchor: Anchor = "start"
    size: float = SIZE

    @property
    def box(self) -> Box:
        """The room that the text takes at most."""
        width = width_of(self.text, self.size)
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        top, bottom = self.y - 0.88 * self.size, self.y + 0.12 * self.size
        return Box(place(left), place(top), place(left + width), place(bottom))


@dataclass(frozen=True, slots=True)
class Line:
    """A straight or broken line.

    `role` is axis, grid, break, leader, results, expected, targets, aim, cut or one of an edition.
    """

    shape: ClassVar[str] = "line"
    points: tuple[Point, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled or outlined rectangle."""

    shape: ClassVar[str] = "rectangle"
    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign around a point; `role` is what it stands for, each with a form of its own."""

    shape: ClassVar[str] = "mark"
    x: float
    y: float
    role: str

    @property
    def box(self) -> Box:
        """The room that the sign takes."""
        return Box(self.x - 6, self.y - 5, self.x + 6, self.y + 5)


Shape = Label | Line | Rectangle | Mark


@dataclass(frozen=True, slots=True)
class Alternative:
    """The table that says in words what a picture shows: a head, and rows as wide as it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: `width` by `height` units, shapes from back to front.

    `kind` is which of the pictures it is. `title` names it, `description` says in sentences what it
    shows, and `table` has every figure of it.
    """

    kind: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    table: Alternative


def place(exact: Fraction | float) -> float:
    """A coordinate, on hundredths of a unit: so that no noise of a float is ever printed."""
    return round(float(exact), 2)
