"""The schedules of all initiatives of a plan: who does what when, in merged spans of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.era import span_label
from apcli.progress import TARGET
from apcli.render.labels import WORDS
from apcli.render.pictures.lettering import fitted, width_of, wrapped
from apcli.render.pictures.levels import level
from apcli.render.pictures.shapes import (
    SIZE,
    SMALL,
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
from apcli.render.pictures.years import HEIGHT, Years, axis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apcli.models import Initiative, ScheduleSpan, Taxonomy
    from apcli.workspace import Workspace

_LINE = 16
_NAME = 18
"""From one line of a name to the next."""

_PADDING = 3
_GAP = 6
_BAND = 14
"""The height of a bar without a text."""
_SWATCH = 24
"""From a sign of the legend to the end of its room."""

_NO_STAGE_ROLE = "frame"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the initiatives' names and the years go: names above their bars, or left of them."""

    kind: str
    width: int
    names: int
    left: int

    @property
    def above(self) -> bool:
        return self.left == 0


_NARROW = _Layout("schedule", WIDTH, WIDTH, 0)
_WIDE = _Layout("schedule-wide", 840, 328, 336)


def schedule_chart(workspace: Workspace, *, wide: bool = False) -> Picture:
    """The schedules of all initiatives, in print order, on one axis of fiscal years.

    A bar is a span of the schedule with its text; the darker, the later its stage. Spans that run
    side by side are below one another. An initiative that has no schedule shows the years for which
    it has targets.

    Args:
        workspace: the plan.
        wide: names left of the bars, for a page; without it above them, for a phone.

    Raises:
        Unavailable: the plan or its taxonomy could not be read.
    """
    chart = _Chart(workspace, _WIDE if wide else _NARROW)
    return chart.picture(tuple(workspace.initiatives.values()))


def schedule_pages(workspace: Workspace, height: int) -> tuple[Picture, ...]:
    """The wide chart in parts, none higher than so many units unless one initiative alone is.

    Every part has the legend and the years, as if it stood alone.

    Raises:
        Unavailable: the plan or its taxonomy could not be read.
    """
    chart = _Chart(workspace, _WIDE)
    parts: list[list[Initiative]] = []
    used = height
    for initiative in workspace.initiatives.values():
        needed = chart.row(initiative, 0)[1]
        if used + needed > height:
            parts.append([])
            used = chart.head()[1]
        parts[-1].append(initiative)
        used += needed
    return tuple(map(chart.picture, parts))


class _Chart:
    """What all parts of a chart share: the plan, the layout, the years, the roles of stages."""

    def __init__(self, workspace: Workspace, layout: _Layout) -> None:
        stages = workspace.taxonomy.stages
        self.workspace = workspace
        self.layout = layout
        self.years = _years(workspace, layout)
        self.roles = {stage.key: level(n, len(stages)) for n, stage in enumerate(stages)}

    def picture(self, initiatives: Sequence[Initiative]) -> Picture:
        """The chart of these initiatives."""
        shapes, y = self.head()
        for initiative in initiatives:
            row, y = self.row(initiative, y)
            shapes += row
        spans = sum(len(one.schedule) for one in initiatives)
        period = span_label(self.years.first, self.years.last)
        return Picture(
            kind=self.layout.kind,
            title=f"{self.workspace.plan.title}の{WORDS('schedule')}",
            description=(
                f"{len(initiatives)}の{WORDS('initiative')}について、"
                f"{period}に行うことを{spans}の期間に分けて示します。"
            ),
            width=self.layout.width,
            height=y,
            shapes=tuple(shapes),
            table=Alternative(_head(), tuple(_rows(initiatives, self.workspace.taxonomy))),
        )

    def head(self) -> tuple[list[Shape], int]:
        """The legend and the years, and where the initiatives begin."""
        legend, y = _legend(self.workspace, self.roles, self.layout)
        return [*legend, *axis(self.years, y)], y + HEIGHT

    def row(self, initiative: Initiative, y: int) -> tuple[list[Shape], int]:
        """The name and the bars of an initiative from a height on, and where the next begins."""
        rule = Line(((0, y), (self.layout.width, y)), "grid")
        lines = wrapped(_name(initiative), self.layout.names, SIZE, 4)
        y += _GAP
        names = [Label(0, y + 13 + number * _NAME, line) for number, line in enumerate(lines)]
        foot = y + len(lines) * _NAME
        top = foot + 3 if self.layout.above else y
        if initiative.schedule:
            bars, end = _bars(initiative.schedule, self.years, self.roles, top)
        else:
            bars, end = (
                list(_aims(initiative, self.years, top, self._role(initiative))),
                top + _BAND,
            )
        return [rule, *names, *bars], max(foot, end) + _GAP

    def _role(self, initiative: Initiative) -> str | None:
        """That of the stage in which the initiative is, None where it has none."""
        return self.roles.get(initiative.stage.key) if initiative.stage else None


def _rows(initiatives: Sequence[Initiative], taxonomy: Taxonomy) -> Iterator[tuple[str, ...]]:
    stages = {stage.key: stage.name for stage in taxonomy.stages}
    for initiative in initiatives:
        name = _name(initiative)
        for span in initiative.schedule:
            stage = stages.get(span.stage, span.stage) if span.stage else ""
            yield (name, span_label(span.first, span.last), span.text, stage)
        if not initiative.schedule:
            spans = [span_label(*span) for span in _target_spans(initiative)]
            said = _targets_set() if spans else WORDS("not_stated")
            key = initiative.stage.key if initiative.stage else ""
            yield (name, "、".join(spans), said, stages.get(key, key))


def _head() -> tuple[str, ...]:
    return tuple(map(WORDS, ("initiative", "period", "content", "stage")))


def _targets_set() -> str:
    return f"{WORDS('target')}を定めた{WORDS('fiscal_year')}"


def _name(initiative: Initiative) -> str:
    return initiative.printed_label


def _target_spans(initiative: Initiative) -> list[tuple[int, int]]:
    """The stretches of fiscal years for which the initiative has targets, in order."""
    found: list[tuple[int, int]] = []
    spans = sorted(span for one in initiative.indicators.values() for span in one.targets)
    for first, last in spans:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _years(workspace: Workspace, layout: _Layout) -> Years:
    spans = [span for one in workspace.initiatives.values() for span in one.schedule]
    years = [*workspace.plan.years.targets]
    years += [year for span in spans for year in (span.first, span.last)]
    return Years(min(years), max(years), layout.left, layout.width)


def _legend(
    workspace: Workspace, roles: Mapping[str, str], layout: _Layout
) -> tuple[list[Shape], int]:
    """What is drawn with what it means, and where the years begin."""
    shapes: list[Shape] = []
    x, y = 0.0, 2
    for name, role in _entries(workspace, roles):
        text = fitted(name, layout.width - _SWATCH, SIZE)
        if x and x + _SWATCH + width_of(text, SIZE) > layout.width:
            x, y = 0.0, y + 22
        if role == TARGET:
            shapes.append(Mark(place(x + 10), y + 7, role))
        else:
            shapes.append(Rectangle(place(x + 1), y + 1, 18, 14, role))
        shapes.append(Label(place(x + _SWATCH), y + 13, text))
        x += _SWATCH + width_of(text, SIZE) + 16
    return shapes, y + 26


def _entries(workspace: Workspace, roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The stages, and what else occurs, with their roles."""
    for stage in workspace.taxonomy.stages:
        yield stage.name, roles[stage.key]
    initiatives = workspace.initiatives.values()
    if any(span.stage not in roles for each in initiatives for span in each.schedule):
        yield f"{WORDS('stage')}の{WORDS('not_stated')}", _NO_STAGE_ROLE
    if any(not each.schedule and _target_spans(each) for each in initiatives):
        yield _targets_set(), TARGET


def _aims(initiative: Initiative, years: Years, y: int, role: str | None) -> Iterator[Shape]:
    """A mark in every year that has a target, on a bar in the colour of the present stage.

    Without a stage the marks are joined where they follow one another.
    """
    for first, last in _target_spans(initiative):
        shown = range(max(first, years.first), min(last, years.last) + 1)
        places = [place(years.middle(year)) for year in shown]
        if role and places:
            left, right = years.start(shown[0]), years.start(shown[-1] + 1)
            yield Rectangle(place(left + 1), y, place(right - left - 2), _BAND, role)
        else:
            yield Line(tuple((x, y + _BAND // 2) for x in places), "targets")
        yield from (Mark(x, y + _BAND // 2, TARGET) for x in places)


def _bars(
    schedule: Sequence[ScheduleSpan], years: Years, roles: Mapping[str, str], y: int
) -> tuple[list[Shape], int]:
    """The bars, each in the first row that is free in its years, and where the last row ends."""
    shapes: list[Shape] = []
    for row in _side_by_side(schedule):
        texts = [_text(span, years) for span in row]
        height = max(map(len, texts)) * _LINE + 2 * _PADDING
        for span, lines in zip(row, texts, strict=True):
            role = roles.get(span.stage, _NO_STAGE_ROLE) if span.stage else _NO_STAGE_ROLE
            shapes += _bar(span, years, role, lines, (y, height))
        y += height + 3
    return shapes, y


def _side_by_side(schedule: Sequence[ScheduleSpan]) -> list[list[ScheduleSpan]]:
    rows: list[list[ScheduleSpan]] = []
    for span in schedule:
        for row in rows:
            if all(other.last < span.first or span.last < other.first for other in row):
                row.append(span)
                break
        else:
            rows.append([span])
    return rows


def _text(span: ScheduleSpan, years: Years) -> tuple[str, ...]:
    width = float(years.start(span.last + 1) - years.start(span.first))
    return wrapped(span.text, width - 8, SMALL, 3) or ("",)


def _bar(
    span: ScheduleSpan, years: Years, role: str, lines: Sequence[str], band: tuple[int, int]
) -> Iterator[Shape]:
    y, height = band
    left, right = years.start(span.first), years.start(span.last + 1)
    yield Rectangle(place(left + 1), y, place(right - left - 2), height, role)
    foot = y + (height - len(lines) * _LINE) // 2 + 13
    for number, line in enumerate(lines):
        middle = place((left + right) / 2)
        yield Label(middle, foot + number * _LINE, line, "ink", "middle", SMALL)
