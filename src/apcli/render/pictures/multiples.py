"""All indicators of a plan side by side: one small trajectory each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import short_year_label
from apcli.render.pictures.captions import statement_head
from apcli.render.pictures.curve import Curve, drawn, over
from apcli.render.pictures.lettering import fitted, wrapped
from apcli.render.pictures.scale import scale
from apcli.render.pictures.shapes import SMALL, Alternative, Box, Label, Line, Picture, Shape, place
from apcli.render.pictures.statements import statements
from apcli.render.pictures.trajectory import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from apcli.progress import Course, Subject
    from apcli.render.pictures.statements import Statement
    from apcli.render.pictures.years import Years

PANEL_WIDTH = 170
"""Two beside one another are as wide as a phone."""

PANEL_HEIGHT = 124

_TOP, _BOTTOM = 54, 100
_LINE = 14


def small_multiple(about: Subject, course: Course, shared: Sequence[int]) -> Picture:
    """The small picture of an indicator, to stand beside those of all others.

    It is drawn over the fiscal years that all share, and as many are in a row as the page has room
    for. Each has a scale of its own, whose only numbers are those of its marks: they compare
    courses, not heights. What has no number is said in words.
    """
    said = statements(about, course)
    numbers = [number for one in said for number in one.numbers]
    body = _curve(about, course, said, numbers, shared) if numbers else _words(said)
    return Picture(
        kind="panel",
        title=about.numbered(about.label),
        description=describe(said),
        width=PANEL_WIDTH,
        height=PANEL_HEIGHT,
        shapes=(*_title(about), *body),
        table=Alternative(statement_head(), tuple(one.row for one in said)),
    )


def _title(about: Subject) -> Iterator[Label]:
    """The name on two lines; a series stays whole, since it alone tells it from its neighbours."""
    lines = wrapped(about.numbered(about.label), PANEL_WIDTH, SMALL, 2)
    if about.series and not lines[-1].endswith(about.series):
        named = (about.numbered(about.name), about.series)
        lines = tuple(fitted(line, PANEL_WIDTH, SMALL) for line in named)
    for number, line in enumerate(lines):
        yield Label(0, 11 + number * _LINE, line, size=SMALL)


def _curve(
    about: Subject,
    course: Course,
    said: tuple[Statement, ...],
    numbers: Sequence[Fraction],
    shared: Sequence[int],
) -> tuple[Shape, ...]:
    years = over(said, shared, 0, PANEL_WIDTH)
    room = Box(0, 30, PANEL_WIDTH, _BOTTOM + 4)
    curve = Curve(said, years, scale(numbers, _BOTTOM - 6, _TOP), room, sparse=True)
    return (*_axis(years, about.unit), *drawn(curve, course))


def _axis(years: Years, unit: str) -> Iterator[Shape]:
    """The axis with its first and last year, and the unit between them."""
    y = _BOTTOM + 6
    text = fitted(f"（{unit}）", PANEL_WIDTH - 80, SMALL)
    yield Label(PANEL_WIDTH / 2, y + 13, text, "muted", "middle", SMALL)
    yield Line(((0, y), (PANEL_WIDTH, y)), "axis")
    for year in dict.fromkeys((years.first, years.last)):
        label = Label(0, y + 13, short_year_label(year), "muted", "middle", SMALL)
        half = label.box.right
        x = min(max(float(years.middle(year)), half), PANEL_WIDTH - half)
        yield Label(place(x), y + 13, label.text, "muted", "middle", SMALL)


def _words(said: Sequence[Statement]) -> Iterator[Label]:
    """What is said without any number, as much of it as there is room for."""
    y = _TOP
    for one in said:
        text = f"{short_year_label(one.first)} {one.word} {one.text}"
        for line in wrapped(text, PANEL_WIDTH, SMALL, 2):
            if y > PANEL_HEIGHT:
                return
            yield Label(0, y, line, "muted", size=SMALL)
            y += _LINE
