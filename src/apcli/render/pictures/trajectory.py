"""The way of an indicator over the years: baseline, forecast, targets and results."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import span_label, year_label
from apcli.render.labels import WORDS, kind_word
from apcli.render.pictures.captions import NOT_FROM_ZERO, statement_head, wanted_way, word
from apcli.render.pictures.curve import Curve, drawn, over
from apcli.render.pictures.legend import explained
from apcli.render.pictures.lettering import fitted, width_of, wrapped
from apcli.render.pictures.scale import Scale, upright
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
from apcli.render.pictures.statements import statements, telling
from apcli.render.pictures.years import named
from apcli.render.pictures.zero import beside_break, zero

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.progress import Row, Subject
    from apcli.render.pictures.statements import Statement
    from apcli.render.pictures.years import Years

_TOP, _BOTTOM = 48, 168
"""The height of the curve."""

_EDGE = 8
_LANE = 24
"""The height of a line of texts below the curve."""

_NEXT = 16
"""From one line of a text to the next."""


def trajectory(row: Row, shared: Sequence[int]) -> Picture | None:
    """The trajectory of the indicator of a row; None where it has no number at all.

    It is drawn over the fiscal years that it shares with the pictures beside it. The numbers of the
    row's fiscal year come first.
    """
    about = row.about
    said = statements(about, row.course)
    numbers = [number for one in said for number in one.numbers]
    if not numbers:
        return None
    values = upright(numbers, _BOTTOM, _TOP, about.minus)
    years = over(said, shared, left_of(values), WIDTH - _EDGE)
    room = Box(years.left, 20, WIDTH, _BOTTOM + 2)
    lanes, floor = _lanes([one for one in said if not one.marks], years)
    present = {one.kind for one in said if one.marks}
    legend, height = explained(present, floor + 50)
    curve = Curve(said, years, values, beside_break(values, room), row.fiscal_year)
    shapes = (
        *unit_and_way(about, values),
        *grid(values, years),
        *lanes,
        *named(years, floor),
        *drawn(curve, row.course),
        *legend,
    )
    return Picture(
        kind="trajectory",
        title=f"{about.label}の推移",
        description=describe(said, row),
        width=WIDTH,
        height=height,
        shapes=shapes,
        table=Alternative(statement_head(), tuple(one.row for one in said)),
    )


def describe(said: Sequence[Statement], row: Row) -> str:
    """The most telling figures, which way is wanted, and the verdict of a value of the year."""
    sentences = [
        f"{span_label(one.first, one.last)}の{kind_word(one.kind)}は{one.text}"
        for one in telling(said, row.fiscal_year)
    ]
    sentences.append(f"{WORDS('direction')}は{wanted_way(row.about)}")
    if row.value and row.verdict.outcome:
        verdict = f"{WORDS('verdict')}は{word(row.verdict.outcome)}"
        sentences.append(f"{year_label(row.fiscal_year)}の{verdict}")
    return "".join(f"{each}。" for each in sentences)


def left_of(values: Scale) -> int:
    """Where the years begin: right of the ticks' numbers."""
    widest = max(width_of(values.label(tick), SMALL) for tick in values.ticks)
    return int(widest) + _EDGE + 6


def unit_and_way(about: Subject, values: Scale, y: int = 14) -> Iterator[Shape]:
    """The unit, and which way is wanted, on the line of a height."""
    wanted = wanted_way(about)
    unit = f"{WORDS('unit')}：{about.unit}"
    if values.is_broken:
        unit += f"（{NOT_FROM_ZERO}）"
    yield Label(0, y, fitted(unit, WIDTH - width_of(wanted, SIZE) - SIZE, SIZE), "muted")
    yield Label(WIDTH, y, wanted, "muted", "end")


def grid(values: Scale, years: Years) -> Iterator[Shape]:
    """A line for every tick, with its number, and that of zero."""
    for tick in values.ticks:
        y = place(values.at(tick))
        if tick:
            yield Line(((years.left, y), (years.right, y)), "grid")
            yield Label(years.left - 6, y + 5, values.label(tick), "muted", "end", SMALL)
    yield from zero(values, years.left, years.right)
    y = place(values.zero)
    yield Label(years.left - 6, y + 5, values.label(Fraction(0)), "muted", "end", SMALL)


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
        yield Label(middle, y + 14 + number * _NEXT, line, "ink", "middle", SMALL)
