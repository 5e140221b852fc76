"""All indicators of a plan side by side: one small trajectory each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import short_year_label
from apcli.render.pictures.captions import statement_head
from apcli.render.pictures.curve import Curve, drawn, over
from apcli.render.pictures.lettering import fitted, wrapped
from apcli.render.pictures.scale import upright
from apcli.render.pictures.shapes import Alternative, Box, Label, Picture, Shape, place
from apcli.render.pictures.statements import statements
from apcli.render.pictures.trajectory import describe
from apcli.render.pictures.zero import beside_break, zero

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from apcli.progress import Row, Subject
    from apcli.render.pictures.statements import Statement
    from apcli.render.pictures.years import Years

PANEL_WIDTH = 170
"""Two beside one another are as wide as a phone."""

PANEL_HEIGHT = 130

_TOP, _BOTTOM = 57, 108
_LINE = 15
_SIZE = 12
"""The size of letters: a panel is as wide as half of what other pictures are."""


def small_multiple(row: Row, shared: Sequence[int]) -> Picture:
    """The small picture of the indicator of a row, to stand beside those of all others.

    It is drawn over the fiscal years that all share, and as many are in a row as the page has room
    for. Each has a scale of its own, whose only numbers are those of its marks and whose line is
    zero: they compare courses, not heights. What has no number is said in words.
    """
    about = row.about
    said = statements(about, row.course)
    numbers = [number for one in said for number in one.numbers]
    body = _curve(row, said, numbers, shared) if numbers else _words(said)
    return Picture(
        kind="panel",
        title=about.numbered(about.label),
        description=describe(said, row),
        width=PANEL_WIDTH,
        height=PANEL_HEIGHT,
        shapes=(*_title(about), *body),
        table=Alternative(statement_head(), tuple(one.row for one in said)),
    )


def _title(about: Subject) -> Iterator[Label]:
    """The name on two lines; a series stays whole, since it alone tells it from its neighbours."""
    lines = wrapped(about.numbered(about.label), PANEL_WIDTH, _SIZE, 2)
    if about.series and not lines[-1].endswith(about.series):
        named = (about.numbered(about.name), about.series)
        lines = tuple(fitted(line, PANEL_WIDTH, _SIZE) for line in named)
    for number, line in enumerate(lines):
        yield Label(0, 11 + number * _LINE, line, size=_SIZE)


def _curve(
    row: Row, said: tuple[Statement, ...], numbers: Sequence[Fraction], shared: Sequence[int]
) -> tuple[Shape, ...]:
    years = over(said, shared, 0, PANEL_WIDTH)
    values = upright(numbers, _BOTTOM, _TOP)
    room = beside_break(values, Box(0, 32, PANEL_WIDTH, _BOTTOM + 4))
    curve = Curve(said, years, values, room, row.fiscal_year, size=_SIZE, sparse=True)
    return (
        *zero(values, 0, PANEL_WIDTH),
        *_below(years, row.about.unit),
        *drawn(curve, row.course),
    )


def _below(years: Years, unit: str) -> Iterator[Shape]:
    """The first and the last year, and the unit between them."""
    y = PANEL_HEIGHT - 4
    text = fitted(f"（{unit}）", PANEL_WIDTH - 84, _SIZE)
    yield Label(PANEL_WIDTH / 2, y, text, "muted", "middle", _SIZE)
    for year in dict.fromkeys((years.first, years.last)):
        label = Label(0, y, short_year_label(year), "muted", "middle", _SIZE)
        half = label.box.right
        x = min(max(float(years.middle(year)), half), PANEL_WIDTH - half)
        yield Label(place(x), y, label.text, "muted", "middle", _SIZE)


def _words(said: Sequence[Statement]) -> Iterator[Label]:
    """What is said without any number, as much of it as there is room for."""
    y = _TOP
    for one in said:
        text = f"{short_year_label(one.first)} {one.word} {one.text}"
        for line in wrapped(text, PANEL_WIDTH, _SIZE, 2):
            if y > PANEL_HEIGHT:
                return
            yield Label(0, y, line, "muted", size=_SIZE)
            y += _LINE
