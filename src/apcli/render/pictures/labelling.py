"""Numbers → places beside their marks, or at the end of a line that leads to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import hypot
from typing import TYPE_CHECKING

from apcli.render.pictures.shapes import Box, Label, Line, Mark, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.render.pictures.shapes import Point

    _Written = tuple[tuple[Line, ...], tuple[Label, ...]]

_GAP = 1.5
"""Between a mark and the number above or below it."""

_BESIDE = 3
"""Between a mark and the number to its right or left."""

_CLEARLY = 2
"""How much nearer a number is to its own mark than to one of another year."""

_STEPS = (16, 24, 34, 46, 60, 80, 104, 132, 168)
"""How far a number may be led away, up or down."""

_ASIDE = (0, 8, 16, 24, 32, 48, 64, 88, 120, 160, 208, 264)
"""How far to either side."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number to be written: its own marks, the one that it stands at first.

    `is_led` says that a line leads to it where it has no room beside the mark, `is_lower` that it
    stands rather below it. A number that `must` be written comes before all others where it would
    find no place after them.
    """

    text: str
    marks: tuple[Mark, ...]
    is_led: bool = False
    is_lower: bool = False
    must: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """Where numbers are written: the marks and lines of a picture, and the room for its numbers."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    room: Box
    size: float

    def written(self, wanted: Sequence[Wanted]) -> _Written:
        """The lines that lead to numbers, and the numbers: as many as have a place of their own.

        The most telling come first. What is the same number at the same point is written once. No
        two touch, none lies on a mark or leaves the room, and none is on a line where there is
        another place. Each is nearer to its own mark than to any other, or a line leads to it.
        """
        each_once = _each_once(wanted)
        found, is_whole = self._written(each_once)
        if not is_whole:
            found, _ = self._written(sorted(each_once, key=lambda each: not each.must))
        return found

    def _written(self, wanted: Sequence[Wanted]) -> tuple[_Written, bool]:
        """These, and whether all that must be written are among them."""
        labels: list[Label] = []
        leaders: list[Line] = []
        is_whole = True
        for each in wanted:
            label = self._beside(each, labels, leaders)
            if label is None and each.is_led:
                led = self._led(each, labels, leaders)
                if led:
                    leader, label = led
                    leaders.append(leader)
            if label:
                labels.append(label)
            else:
                is_whole = is_whole and not each.must
        return (tuple(leaders), tuple(labels)), is_whole

    def _is_free(self, box: Box, labels: Sequence[Label], leaders: Sequence[Line]) -> bool:
        """Nothing is there yet, and it is in the room."""
        return (
            box.inside(self.room)
            and not any(box.overlaps(mark.box) for mark in self.marks)
            and not any(box.overlaps(label.box) for label in labels)
            and not any(map(box.crossed_by, leaders))
        )

    def _beside(
        self, wanted: Wanted, labels: Sequence[Label], leaders: Sequence[Line]
    ) -> Label | None:
        """Beside its mark, where no line is if there is such a place."""
        others = [mark for mark in self.marks if mark not in wanted.marks]
        crossed = None
        for label in self._around(wanted):
            box = label.box
            if not self._is_free(box, labels, leaders):
                continue
            if not _is_nearest(box, wanted.marks, others):
                continue
            if not any(map(box.crossed_by, self.lines)):
                return label
            crossed = crossed or label
        return crossed

    def _around(self, wanted: Wanted) -> Iterator[Label]:
        """Above and below the mark, also moved aside, then to its right and its left."""
        mark, text = wanted.marks[0], wanted.text
        half = Label(0, 0, text, size=self.size).box.right / 2
        nearest = min(max(mark.x, self.room.left + half), self.room.right - half)
        feet = [mark.box.top - _GAP - 0.12 * self.size, mark.box.bottom + _GAP + 0.88 * self.size]
        if wanted.is_lower:
            feet.reverse()
        for x in (nearest, mark.x - half + 6, mark.x + half - 6):
            for foot in feet:
                yield self._label(text, x, foot)
        for x in (mark.box.right + _BESIDE + half, mark.box.left - _BESIDE - half):
            yield self._label(text, x, mark.y + 0.38 * self.size)

    def _label(self, text: str, x: float, foot: float) -> Label:
        return Label(place(x), place(foot), text, "value", "middle", self.size)

    def _led(
        self, wanted: Wanted, labels: Sequence[Label], leaders: Sequence[Line]
    ) -> tuple[Line, Label] | None:
        """The nearest free place to which a line leads that meets no other mark and no number.

        A mark that lies upon its own cannot be avoided; for a number that must be written, others
        are not where there is no such place.
        """
        mark = wanted.marks[0]
        around = [each.box for each in self.marks if not each.box.overlaps(mark.box)]
        through = None
        for x, y in _places():
            label = self._label(wanted.text, mark.x + x, mark.y + y)
            if not self._is_free(label.box, labels, leaders):
                continue
            leader = Line(((mark.x, mark.y), _toward(label.box, mark)), "leader")
            if any(each.box.crossed_by(leader) for each in labels):
                continue
            if any(_cross(leader, each) for each in leaders):
                continue
            if not any(box.crossed_by(leader) for box in around):
                return leader, label
            through = through or (leader, label)
        return through if wanted.must else None


def _each_once(wanted: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """Of numbers that are written alike and have a mark at the same point, the first."""
    found: list[Wanted] = []
    for each in wanted:
        points = {(mark.x, mark.y) for mark in each.marks}
        for number, other in enumerate(found):
            if other.text == each.text and any((m.x, m.y) in points for m in other.marks):
                found[number] = replace(other, must=other.must or each.must)
                break
        else:
            found.append(each)
    return tuple(found)


@cache
def _places() -> tuple[Point, ...]:
    """Where a number may be led to, as seen from its mark, the nearest first."""
    return tuple(
        sorted(
            (
                (x * right, y * down)
                for x in _ASIDE
                for y in _STEPS
                for right in ((1, -1) if x else (1,))
                for down in (-1, 1)
            ),
            key=lambda each: hypot(*each),
        )
    )


def _is_nearest(box: Box, own: Sequence[Mark], others: Sequence[Mark]) -> bool:
    """No other mark is as near, and none of another year nearly so; one at the same point is.

    Near is what is near the edge, and near the middle.
    """
    edge = min(_between(box, mark.box) for mark in own)
    middle = min(_from_middle(box, mark) for mark in own)
    points = {(mark.x, mark.y) for mark in own}
    for mark in others:
        if (mark.x, mark.y) in points:
            continue
        clearly = 0 if any(mark.x == x for x, _y in points) else _CLEARLY
        if _between(box, mark.box) - clearly <= edge or _from_middle(box, mark) <= middle:
            return False
    return True


def _between(one: Box, other: Box) -> float:
    """How far two boxes are apart."""
    aside = max(one.left - other.right, other.left - one.right, 0)
    above = max(one.top - other.bottom, other.top - one.bottom, 0)
    return hypot(aside, above)


def _from_middle(box: Box, mark: Mark) -> float:
    return hypot((box.left + box.right) / 2 - mark.x, (box.top + box.bottom) / 2 - mark.y)


def _toward(box: Box, mark: Mark) -> Point:
    """The end of a line from the mark: on the near edge of the number, as near as can be."""
    x = min(max(mark.x, box.left + 2), box.right - 2)
    return place(x), place(box.bottom if box.bottom < mark.y else box.top)


def _cross(one: Line, other: Line) -> bool:
    """Two straight lines that begin at different marks have a point in common."""
    (a, b), (c, d) = one.points, other.points
    return (
        hypot(a[0] - c[0], a[1] - c[1]) > 1
        and _side(a, b, c) * _side(a, b, d) <= 0
        and _side(c, d, a) * _side(c, d, b) <= 0
    )


def _side(start: Point, end: Point, point: Point) -> float:
    """On which side of a line a point is: by the sign."""
    (x, y), (right, last), (at, level) = start, end, point
    return (right - x) * (level - y) - (last - y) * (at - x)
