"""All indicators of a plan side by side: one small trajectory each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.era import short_year_label
from apcli.render.pictures.curve import Curve, drawn, extent
from apcli.render.pictures.lettering import fitted, wrapped
from apcli.render.pictures.scale import scale
from apcli.render.pictures.shapes import SMALL, Alternative, Box, Label, Line, Picture, Shape, place
from apcli.render.pictures.statements import statements
from apcli.render.pictures.trajectory import describe
from apcli.render.pictures.words import STATEMENT_HEAD
from apcli.render.pictures.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from apcli.models import Indicator, Initiative, Plan
    from apcli.render.pictures.statements import Statement
    from apcli.workspace import Workspace

PANEL_WIDTH = 170
"""Two beside one another are as wide as a phone."""

PANEL_HEIGHT = 124

_TOP, _BOTTOM = 54, 100
_LINE = 14


def small_multiples(workspace: Workspace) -> tuple[Picture, ...]:
    """One small picture for every indicator of every initiative, in print order.

    They are to stand side by side, as many in a row as the page has room for. Each has a scale of
    its own, whose only numbers are those of its marks: they compare courses, not heights. What has
    no number is told in words.

    Raises:
        Unavailable: the plan could not be read.
    """
    return tuple(
        _panel(initiative, indicator, workspace.plan)
        for initiative in workspace.initiatives.values()
        for indicator in initiative.indicators.values()
    )


def _panel(initiative: Initiative, indicator: Indicator, plan: Plan) -> Picture:
    said = statements(indicator)
    numbers = [one.number for one in said if one.number is not None]
    name = f"{initiative.number} {indicator.label}"
    body = _curve(indicator, said, numbers, plan) if numbers else _words(said)
    return Picture(
        kind="panel",
        title=name,
        description=describe(said),
        width=PANEL_WIDTH,
        height=PANEL_HEIGHT,
        shapes=(*_title(initiative, indicator), *body),
        table=Alternative(STATEMENT_HEAD, tuple(one.row for one in said)),
    )


def _title(initiative: Initiative, indicator: Indicator) -> Iterator[Label]:
    """The name on two lines; a series stays whole, since it alone tells it from its neighbours."""
    lines = wrapped(f"{initiative.number} {indicator.label}", PANEL_WIDTH, SMALL, 2)
    if indicator.series and not lines[-1].endswith(indicator.series):
        named = (f"{initiative.number} {indicator.name}", indicator.series)
        lines = tuple(fitted(line, PANEL_WIDTH, SMALL) for line in named)
    for number, line in enumerate(lines):
        yield Label(0, 11 + number * _LINE, line, size=SMALL)


def _curve(
    indicator: Indicator, said: tuple[Statement, ...], numbers: Sequence[Fraction], plan: Plan
) -> tuple[Shape, ...]:
    years = Years(*extent(said, plan.years.all), 0, PANEL_WIDTH)
    room = Box(0, 30, PANEL_WIDTH, _BOTTOM + 4)
    curve = Curve(said, years, scale(numbers, _BOTTOM - 6, _TOP), room, sparse=True)
    return (*_axis(years, indicator.unit), *drawn(curve, indicator))


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
