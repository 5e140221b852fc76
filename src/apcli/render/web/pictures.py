"""The pictures of a plan, drawn and in the order in which web pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.pictures import (
    bullet,
    draw,
    legend,
    schedule_chart,
    schedule_pages,
    small_multiples,
    stage_matrix,
    trajectory,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.progress import Report
    from apcli.render.pictures import Alternative, Picture
    from apcli.render.xml import Xml
    from apcli.workspace import Workspace

    Trajectories = dict[str, tuple[Xml | None, ...]]


PAGE = 900
"""Units that a picture may be high so that a printed page has room for it below a heading."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The small picture of an indicator of the initiative `key`."""

    key: str
    svg: Xml


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the table that says the same.

    `wide` is the same picture for wide screens and for print, in parts.
    """

    title: str
    svg: Xml
    table: Alternative
    wide: tuple[Xml, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The pictures of the whole plan; `schedule` is None where no initiative has any."""

    legend: Xml
    panels: tuple[Panel, ...]
    schedule: Chart | None
    stages: tuple[Chart, ...]


def trajectories(workspace: Workspace, templates: Sequence[Path]) -> Trajectories:
    """For every initiative the trajectory of each indicator, in print order.

    It is None where an indicator has no number.
    """
    found = {
        f"picture_{key}_{name}": trajectory(indicator, workspace.plan)
        for key, initiative in workspace.initiatives.items()
        for name, indicator in initiative.indicators.items()
    }
    drawn = draw({name: each for name, each in found.items() if each}, templates)
    return {
        key: tuple(drawn.get(f"picture_{key}_{name}") for name in initiative.indicators)
        for key, initiative in workspace.initiatives.items()
    }


def bullets(report: Report, templates: Sequence[Path]) -> dict[str, tuple[Xml | None, ...]]:
    """For every initiative of the report the value of each indicator against its target.

    It is None where an indicator has no number of the year, or no number as its target.
    """
    found = {f"bullet_{row.initiative}_{row.indicator}": bullet(row) for row in report.rows}
    drawn = draw({name: each for name, each in found.items() if each}, templates)
    by_initiative: dict[str, list[Xml | None]] = {}
    for row, name in zip(report.rows, found, strict=True):
        by_initiative.setdefault(row.initiative, []).append(drawn.get(name))
    return {key: tuple(pictures) for key, pictures in by_initiative.items()}


def overview(workspace: Workspace, templates: Sequence[Path]) -> Overview:
    """The pictures of the whole plan."""
    owners = [key for key, one in workspace.initiatives.items() for _ in one.indicators]
    panels = {f"panel_{n}": each for n, each in enumerate(small_multiples(workspace))}
    stages = {f"stages_{n}": each for n, each in enumerate(stage_matrix(workspace))}
    parts = schedule_pages(workspace, PAGE)
    schedule = {f"schedule_{n}": each for n, each in enumerate((schedule_chart(workspace), *parts))}
    drawn = draw({"legend_": legend(), **panels, **stages, **schedule}, templates)
    return Overview(
        legend=drawn["legend_"],
        panels=tuple(Panel(key, drawn[name]) for key, name in zip(owners, panels, strict=True)),
        schedule=_schedule(workspace, schedule, drawn),
        stages=tuple(_chart(picture, drawn[name]) for name, picture in stages.items()),
    )


def _schedule(
    workspace: Workspace, pictures: dict[str, Picture], drawn: dict[str, Xml]
) -> Chart | None:
    if not any(one.schedule for one in workspace.initiatives.values()):
        return None
    narrow, *wide = (drawn[name] for name in pictures)
    return _chart(next(iter(pictures.values())), narrow, tuple(wide))


def _chart(picture: Picture, svg: Xml, wide: tuple[Xml, ...] = ()) -> Chart:
    return Chart(picture.title, svg, picture.table, wide)
