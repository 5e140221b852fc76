"""The way of an indicator over the years: baseline, forecast, targets and results."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.progress import BASELINE, TARGET
from apcli.render.labels import WORDS, kind_word
from apcli.render.pictures.captions import NOT_FROM_ZERO, statement_head, wanted_way
from apcli.render.pictures.curve import Curve, drawn, over
from apcli.render.pictures.legend import explained
from apcli.render.pictures.lettering import fitted, width_of, wrapped
from apcli.render.pictures.scale import Scale, scale
from apcli.render.pictures.shapes import (
    SIZE,
    SMALL,
    WIDTH,
    Alternative,
    Box,
    Label,
    Line,
    Picture,
    Rectangle,
    Shape,
    place,
)
from apcli.render.pictures.statements import statements
from apcli.render.pictures.years import axis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.progress import Course, Subject
    from apcli.render.pictures.statements import Statement
    from apcli.render.pictures.years import Years

_TOP, _BOTTOM = 42, 162
"""The height of the curve."""

_EDGE = 8
_LANE = 22
"""The height of a line of texts below the curve."""

_NEXT = 14
"""From one line of a text to the next."""


def trajectory(about: Subject, course: Course, shared: Sequence[int]) -> Picture | None:
    """The trajectory of an indicator; None where it has no number at all.

    It is drawn over the fiscal years that it shares with the pictures beside it.
    """
    said = statements(about, course)
    numbers = [number for one in said for number in one.numbers]
    if not numbers:
        return None
    values = replace(scale(numbers, _BOTTOM, _TOP), minus=about.minus)
    years = over(said, shared, left_of(values), WIDTH - _EDGE)
    room = Box(years.left, 0, WIDTH, _BOTTOM + 2)
    lanes, floor = _lanes([one for one in said if not one.marks], years)
    present = {one.kind for one in said if one.marks}
    legend, height = explained(present, floor + 46)
    shapes = (
        *unit_and_way(about, values),
        *grid(values, years),
        *lanes,
        *axis(years, floor),
        *drawn(Curve(said, years, values, Box(room.left, 18, room.right, room.bottom)), course),
        *legend,
    )
    return Picture(
        kind="trajectory",
        title=f"{about.label}の推移",
        description=describe(said),
        width=WIDTH,
        height=height,
        shapes=shapes,
        table=Alternative(statement_head(), tuple(one.row for one in said)),
    )


def describe(said: Sequence[Statement]) -> str:
    """Baseline, last target and newest value in a sentence each."""
    values = [one for one in said if one.kind not in (BASELINE, TARGET)]
    telling = (
        [one for one in said if one.kind == BASELINE],
        [one for one in said if one.kind == TARGET],
        values,
    )
    sentences = (
        f"{year_label(one.last)}の{kind_word(one.kind)}は{one.text}。"
        for group in telling
        for one in group[-1:]
    )
    return "".join(sentences)


def left_of(values: Scale) -> int:
    """Where the years begin: right of the ticks' numbers."""
    widest = max(width_of(values.label(tick), SMALL) for tick in values.ticks)
    return int(widest) + _EDGE + 6


def unit_and_way(about: Subject, values: Scale, y: int = 14) -> Iterator[Shape]:
    """The unit, and which way is wanted, on the line of a height."""
    wanted = wanted_way(about)
    unit = f"{WORDS('unit')}：{about.unit}"
    if not values.low <= 0 <= values.high:
        unit += f"（{NOT_FROM_ZERO}）"
    yield Label(0, y, fitted(unit, WIDTH - width_of(wanted, SIZE) - SIZE, SIZE), "muted")
    yield Label(WIDTH, y, wanted, "muted", "end")


def grid(values: Scale, years: Years) -> Iterator[Shape]:
    """A line for every tick, with its number."""
    for tick in values.ticks:
        y = place(values.at(tick))
        role = "axis" if tick == 0 > values.low else "grid"
        yield Line(((years.left, y), (years.right, y)), role)
        yield Label(years.left - 6, y + 4, values.label(tick), "muted", "end", SMALL)


def _lanes(texts: Sequence[Statement], years: Years) -> tuple[tuple[Shape, ...], int]:
    """What is said without a number, below its years, and where the axis comes then."""
    ends: list[int] = []
    told: list[tuple[int, Statement]] = []
    for one in texts:
        lane = next((n for n, end in enumerate(ends) if end < one.first), len(ends))
        ends[lane : lane + 1] = [one.last]
        told.append((lane, one))
    lines = {one: _lines(one, years) for one in texts}
    heights = [
        _LANE + _NEXT * (max(len(lines[one]) for at, one in told if at == lane) - 1)
        for lane in range(len(ends))
    ]
    shapes: list[Shape] = []
    for lane, one in told:
        y = _BOTTOM + 6 + sum(heights[:lane])
        shapes += _framed(one, lines[one], years, y, heights[lane] - 4)
    return tuple(shapes), _BOTTOM + (8 + sum(heights) if ends else 0)


def _lines(one: Statement, years: Years) -> tuple[str, ...]:
    """The whole text on as many lines as it needs in the width of its years."""
    width = place(years.start(one.last + 1)) - place(years.start(one.first)) - 4
    return wrapped(one.brief, width, SMALL, max(len(one.brief), 1))


def _framed(
    one: Statement, lines: Sequence[str], years: Years, y: int, height: int
) -> Iterator[Shape]:
    left, right = place(years.start(one.first)), place(years.start(one.last + 1))
    yield Rectangle(left + 1, y, place(right - left - 2), height, "frame")
    middle = place((left + right) / 2)
    for number, line in enumerate(lines):
        yield Label(middle, y + 13 + number * _NEXT, line, "ink", "middle", SMALL)
