"""The charts of a whole plan, drawn: its schedule, and its initiatives by item and stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.drawings import PAGE, drawings
from apcli.render.heat import heat_tables
from apcli.render.pictures import schedule_chart, schedule_pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.drawings import Drawing
    from apcli.render.heat import HeatTable
    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture.

    `wide` is the same picture for wide screens and for print, in parts.
    """

    drawing: Drawing
    wide: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True)
class Charts:
    """The schedule, None where no initiative has any, and a table of the stages for each axis.

    A plan without stages has no table, which would have a single column.
    """

    schedule: Chart | None
    stages: tuple[HeatTable, ...]


def charts(workspace: Workspace, templates: Sequence[Path]) -> Charts:
    """The charts of the plan, the wide ones in parts that a page has room for.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        Unavailable: the plan or its taxonomy could not be read.
    """
    schedule: dict[str, Picture] = {}
    if any(one.schedule for one in workspace.initiatives.values()):
        parts = schedule_pages(workspace, PAGE)
        schedule = {
            f"schedule_{n}": each for n, each in enumerate((schedule_chart(workspace), *parts))
        }
    drawn = drawings(schedule, templates)
    return Charts(_schedule(schedule, drawn) if schedule else None, heat_tables(workspace))


def _schedule(pictures: Mapping[str, Picture], drawn: Mapping[str, Drawing]) -> Chart:
    whole, *wide = (drawn[name] for name in pictures)
    return Chart(whole, tuple(wide))
