"""A value against its target: one bar, and a line that it is to reach."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import short_moment_label, year_label
from apcli.models import Direction, Kind
from apcli.progress import rounded
from apcli.progress.comparison import UPWARD
from apcli.render.indicators import BASELINE, TARGET
from apcli.render.labels import number_label
from apcli.render.pictures.lettering import fitted
from apcli.render.pictures.scale import Scale, scale
from apcli.render.pictures.shapes import (
    SIZE,
    WIDTH,
    Alternative,
    Label,
    Line,
    Mark,
    Picture,
    Rectangle,
    Shape,
    place,
)
from apcli.render.pictures.words import ATTAINMENT, CLIPPED, FIGURE_HEAD, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from apcli.progress import Measurement

_LEFT, _RIGHT = 16, WIDTH - 16
_TOP, _FOOT = 26, 46
"""The height of the track."""

_HEAD, _NOTE = 14, 68
"""The feet of the texts above and below."""

_LINE = 18
_HALF = WIDTH / 2 - 12


def bullet(measured: Measurement) -> Picture | None:
    """The value of a year against its target; None where either is no number.

    The bar begins at zero. A value of more than twice the target would press everything else
    together: its bar is cut off at the end of the scale and says so, its number is whole.
    """
    if measured.value is None or measured.target is None or measured.kind is None:
        return None
    value, target = Fraction(measured.value), Fraction(measured.target)
    marked = _scale(value, target, measured)
    figures = dict(_figures(measured))
    note = _NOTE if marked.low <= value <= marked.high else _NOTE + _LINE
    label = f"{measured.name} {measured.series}" if measured.series else measured.name
    return Picture(
        kind="bullet",
        title=f"{label}の{year_label(measured.fiscal_year)}の値と目標値",
        description="".join(f"{name}は{text}。" for name, text in figures.items()),
        width=WIDTH,
        height=note + 6,
        shapes=(
            *_texts(measured.kind, figures, note),
            *_track(measured.direction, marked, target),
            *_bar(measured.kind, marked, value),
            *_baseline(measured, marked, figures, note),
            Line(_upright(marked, target, 4), "aim"),
        ),
        table=Alternative(FIGURE_HEAD, tuple(figures.items())),
    )


def _figures(measured: Measurement) -> Iterator[tuple[str, str]]:
    if measured.kind and measured.value is not None:
        day = f"（{short_moment_label(measured.as_of)}時点）" if measured.as_of else ""
        yield KINDS[measured.kind], _text(measured.value, measured) + day
    if measured.target is not None:
        yield KINDS[TARGET], _text(measured.target, measured)
    if measured.baseline is not None:
        yield KINDS[BASELINE], _text(measured.baseline, measured)
    if measured.attainment is not None:
        yield ATTAINMENT, f"{rounded(measured.attainment, 1)}％"


def _text(number: Decimal, measured: Measurement) -> str:
    return number_label(number, measured.decimals) + measured.unit


def _scale(value: Fraction, target: Fraction, measured: Measurement) -> Scale:
    """A scale from zero over target and baseline, and over the value as far as twice of these."""
    near = [target]
    if measured.baseline is not None:
        near.append(Fraction(measured.baseline))
    limit = 2 * max(map(abs, near)) or abs(value)
    shown = max(-limit, min(limit, value))
    return scale([Fraction(0), shown, *near], _LEFT, _RIGHT)


def _texts(kind: Kind, figures: Mapping[str, str], note: int) -> Iterator[Shape]:
    """Value and target above the track, the attainment below it."""
    aim = Label(WIDTH, _HEAD, _said(TARGET, figures, _HALF), "ink", "end")
    yield Label(0, _HEAD, _said(kind, figures, aim.box.left - SIZE), "strong")
    yield aim
    if ATTAINMENT in figures:
        text = fitted(f"{ATTAINMENT} {figures[ATTAINMENT]}", _HALF, SIZE)
        yield Label(WIDTH, note, text, "ink", "end")


def _said(kind: str, figures: Mapping[str, str], width: float) -> str:
    return fitted(f"{KINDS[kind]} {figures[KINDS[kind]]}", width, SIZE)


def _track(direction: Direction, marked: Scale, target: Fraction) -> Iterator[Shape]:
    """Where the bar runs, darker where the target is reached, and zero."""
    yield Rectangle(_LEFT, _TOP, _RIGHT - _LEFT, _FOOT - _TOP, "track")
    at = place(marked.at(target))
    if direction in UPWARD:
        yield Rectangle(at, _TOP, place(_RIGHT - at), _FOOT - _TOP, "reached")
    elif direction is not Direction.EXACTLY:
        yield Rectangle(_LEFT, _TOP, place(at - _LEFT), _FOOT - _TOP, "reached")
    yield Line(_upright(marked, Fraction(0), 2), "axis")


def _bar(kind: Kind, marked: Scale, value: Fraction) -> Iterator[Shape]:
    shown = max(marked.low, min(marked.high, value))
    left, right = map(place, sorted((marked.at(Fraction(0)), marked.at(shown))))
    role = "bar" if kind is Kind.ACTUAL else "tentative"
    yield Rectangle(left, _TOP + 5, place(right - left), _FOOT - _TOP - 10, role)
    if shown != value:
        beyond = value > shown
        cut = _RIGHT - 12 if beyond else _LEFT + 12
        yield Line(((cut - 4, _FOOT), (cut + 4, _TOP)), "cut")
        yield Label(WIDTH if beyond else 0, _NOTE, CLIPPED, "ink", "end" if beyond else "start")


def _baseline(
    measured: Measurement, marked: Scale, figures: Mapping[str, str], note: int
) -> Iterator[Shape]:
    if measured.baseline is None:
        return
    yield Mark(place(marked.at(Fraction(measured.baseline))), (_TOP + _FOOT) // 2, BASELINE)
    yield Mark(6, note - 4, BASELINE)
    yield Label(16, note, _said(BASELINE, figures, _HALF - 16))


def _upright(marked: Scale, number: Fraction, over: int) -> tuple[tuple[float, float], ...]:
    """An upright line across the track at a number, reaching over it on both sides."""
    at = place(marked.at(number))
    return ((at, _TOP - over), (at, _FOOT + over))
