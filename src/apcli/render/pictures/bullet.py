"""A value against its target: one bar, and a line that it is to reach."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.models import Direction, Kind
from apcli.progress import BASELINE
from apcli.render.labels import WORDS, day_label, quantity_label, rate_label
from apcli.render.pictures.captions import CLIPPED, LESS_IS_BETTER, MORE_IS_BETTER, wanted_way, word
from apcli.render.pictures.lettering import fitted, width_of
from apcli.render.pictures.scale import Scale, scale
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
    Point,
    Rectangle,
    Shape,
    place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.progress import Quantity, Row

_LEFT, _RIGHT = 16, WIDTH - 16
_THICK = 20
"""The height of the track that the bar runs on."""

_LINE = 18
_LESS = (Direction.DECREASE, Direction.AT_MOST)
"""Less is better."""


def bullet(row: Row) -> Picture | None:
    """The value of a year against its target; None where either is no number.

    A target that is a range has a line at each end. The right side is always the better one: the
    bar begins at zero, and where less is better the scale is turned round, with zero on the right
    and the bar from its other end, which is named. A value of more than twice the target would
    press everything else together: its bar is cut off at the end of the scale and says so, its
    number is whole.
    """
    value, target = row.value, row.target
    if value is None or value.number is None or value.kind is None:
        return None
    aims = _aims(target)
    if target is None or not aims:
        return None
    about, figures = row.about, dict(_figures(row))
    direction = _direction(target, about.direction) if len(aims) == 1 else Direction.EXACTLY
    less = direction in _LESS
    said = {name: fitted(f"{name} {text}", WIDTH, SIZE) for name, text in figures.items()}
    head, y = _pair(14, said[word(value.kind)], said[WORDS("target")], "strong")
    track = Box(_LEFT, y - 6, _RIGHT, y - 6 + _THICK)
    marked = _scale(value.number, aims, row.baseline, less=less)
    bar, y = _bar(value.kind, marked, value.number, track, less=less)
    ways, y = _ways(row, direction, marked, y + 16)
    notes, y = _notes(said, y + 4)
    return Picture(
        kind="bullet",
        title=f"{about.label}の{year_label(row.fiscal_year)}の値と{WORDS('target')}",
        description="".join(f"{name}は{text}。" for name, text in figures.items()),
        width=WIDTH,
        height=y - 12,
        shapes=(
            *head,
            *_track(direction, marked, aims, track),
            *bar,
            *ways,
            *_baseline(row.baseline, marked, track),
            *(Line(_upright(marked, aim, track, 4), "aim") for aim in aims),
            *notes,
        ),
        table=Alternative((WORDS("group"), WORDS("value")), tuple(figures.items())),
    )


def _aims(target: Quantity | None) -> tuple[Fraction, ...]:
    """The number that is aimed at, or both bounds of a range, the lower one first."""
    if target is None:
        return ()
    bounds = target.bounds
    if bounds is not None and bounds.lower is not None and bounds.upper is not None:
        return Fraction(bounds.lower), Fraction(bounds.upper)
    return () if target.number is None else (target.number,)


def _direction(target: Quantity, declared: Direction) -> Direction:
    """On which side of its number a target is reached: a bound overrides what is declared."""
    bounds = target.bounds
    return declared if bounds is None or bounds.single is None else bounds.direction


def _figures(row: Row) -> Iterator[tuple[str, str]]:
    about, value = row.about, row.value
    if value and value.kind:
        day = day_label(value.as_of, value.kind, about.aggregation)
        yield word(value.kind), quantity_label(value, about) + (f"（{day}）" if day else "")
    if row.target:
        yield WORDS("target"), quantity_label(row.target, about)
    if row.baseline and row.baseline.shown is not None:
        yield WORDS("baseline"), quantity_label(row.baseline, about)
    if row.rates.attainment.number is not None:
        yield WORDS("attainment"), rate_label(row.rates.attainment, about)
    if row.verdict.outcome:
        yield WORDS("verdict"), WORDS.of(row.verdict.outcome)
    yield WORDS("direction"), wanted_way(about)


def _scale(
    value: Fraction, aims: Sequence[Fraction], baseline: Quantity | None, *, less: bool
) -> Scale:
    """A scale from zero over target and baseline, and over the value as far as twice of these.

    Where less is better it is turned round.
    """
    near = [*aims]
    if baseline is not None and baseline.number is not None:
        near.append(baseline.number)
    limit = 2 * max(map(abs, near)) or abs(value)
    shown = max(-limit, min(limit, value))
    ends = (_RIGHT, _LEFT) if less else (_LEFT, _RIGHT)
    return scale([Fraction(0), shown, *near], *ends)


def _ways(row: Row, direction: Direction, marked: Scale, y: float) -> tuple[list[Shape], float]:
    """The verdict, which way is better, and where that is turned round what the left end is."""
    verdict = WORDS.of(row.verdict.outcome) if row.verdict.outcome else ""
    shapes: list[Shape] = [Label(0, y, verdict, "strong")] if verdict else []
    if direction is Direction.EXACTLY:
        return shapes, y + (_LINE if shapes else 0)
    way = MORE_IS_BETTER
    if direction in _LESS:
        way = f"左端{marked.label(marked.high)}{row.about.unit}　{LESS_IS_BETTER}"
    room = WIDTH - width_of(verdict, SIZE) - SIZE
    shapes.append(Label(WIDTH, y, fitted(way, room, SMALL), "muted", "end", SMALL))
    return shapes, y + _LINE


def _pair(y: float, left: str, right: str, role: str) -> tuple[list[Shape], float]:
    """Two texts on a line, or on two where one has no room: no number is ever cut."""
    both = width_of(left, SIZE) + width_of(right, SIZE) + SIZE <= WIDTH
    below = y if both else y + _LINE
    return [Label(0, y, left, role), Label(WIDTH, below, right, "ink", "end")], below + _LINE


def _notes(said: Mapping[str, str], y: float) -> tuple[list[Shape], float]:
    """Baseline and attainment, where there are any."""
    baseline, attainment = said.get(WORDS("baseline")), said.get(WORDS("attainment"))
    shapes: list[Shape] = []
    if baseline:
        text = fitted(baseline, WIDTH - 16, SIZE)
        shapes += [Mark(6, y - 4, BASELINE), Label(16, y, text)]
        if width_of(text + (attainment or ""), SIZE) + 16 + SIZE > WIDTH:
            y += _LINE
    if attainment:
        shapes.append(Label(WIDTH, y, attainment, "ink", "end"))
    return shapes, y + _LINE if shapes else y


def _track(
    direction: Direction, marked: Scale, aims: Sequence[Fraction], track: Box
) -> Iterator[Shape]:
    """Where the bar runs, darker where the target is reached, and zero."""
    yield Rectangle(track.left, track.top, track.right - track.left, _THICK, "track")
    at, *end = (place(marked.at(aim)) for aim in aims)
    if end:
        yield Rectangle(at, track.top, place(end[0] - at), _THICK, "reached")
    elif direction is not Direction.EXACTLY:
        yield Rectangle(at, track.top, place(track.right - at), _THICK, "reached")
    yield Line(_upright(marked, Fraction(0), track, 2), "axis")


def _bar(
    kind: Kind, marked: Scale, value: Fraction, track: Box, *, less: bool
) -> tuple[list[Shape], float]:
    """The bar, cut off and saying so where the scale ends before the value; and its foot.

    It begins at zero, and where less is better at the left end.
    """
    shown = max(marked.low, min(marked.high, value))
    begin = Fraction(track.left) if less else marked.at(Fraction(0))
    left, right = map(place, sorted((begin, marked.at(shown))))
    role = "bar" if kind is Kind.ACTUAL else "tentative"
    bar = Rectangle(left, track.top + 5, place(right - left), _THICK - 10, role)
    if shown == value:
        return [bar], track.bottom
    over = (value > shown) is not less
    cut = track.right - 12 if over else track.left + 12
    line = Line(((cut - 4, track.bottom), (cut + 4, track.top)), "cut")
    foot = track.bottom + _LINE
    said = Label(WIDTH if over else 0, foot, CLIPPED, "ink", "end" if over else "start")
    return [bar, line, said], foot


def _baseline(baseline: Quantity | None, marked: Scale, track: Box) -> Iterator[Mark]:
    if baseline is not None and baseline.number is not None:
        at = place(marked.at(baseline.number))
        yield Mark(at, track.top + _THICK // 2, BASELINE)


def _upright(marked: Scale, number: Fraction, track: Box, over: int) -> tuple[Point, Point]:
    """An upright line across the track at a number, reaching over it on both sides."""
    at = place(marked.at(number))
    return ((at, track.top - over), (at, track.bottom + over))
