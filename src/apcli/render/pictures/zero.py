"""The line of zero, and the break of a scale that leaves out what lies between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.render.pictures.scale import BREAK
from apcli.render.pictures.shapes import Box, Line, Shape, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.pictures.scale import Scale

_WAVE = 5
"""Half the length of a wave."""


def beside_break(values: Scale, room: Box) -> Box:
    """The part of a room in which numbers may be written: not in a break, nor beyond it."""
    if not values.is_broken:
        return room
    if values.low > 0:
        return replace(room, bottom=values.start + 2)
    return replace(room, top=values.end - 2)


def zero(values: Scale, left: float, right: float) -> Iterator[Shape]:
    """Zero as a line from left to right, with two waves (省略の波線) where there is a break."""
    y = place(values.zero)
    yield Line(((left, y), (right, y)), "axis")
    if values.is_broken:
        middle = y - BREAK / 2 if values.low > 0 else y + BREAK / 2
        for height in (middle - 2, middle + 2):
            yield Line(tuple(_waves(left, right, place(height))), "break")


def _waves(left: float, right: float, y: float) -> Iterator[tuple[float, float]]:
    count = int((right - left) / _WAVE)
    for number in range(count + 1):
        yield place(left + number * (right - left) / count), y + (-2 if number % 2 else 2)
