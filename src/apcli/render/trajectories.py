"""The course of every indicator over the years, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Goal
from apcli.progress import courses_of, said_years
from apcli.render.drawings import drawings
from apcli.render.pictures import trajectory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.drawings import Drawing
    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace


def trajectories(
    workspace: Workspace, templates: Sequence[Path], _height: int = 0
) -> Mapping[str, Mapping[str, Drawing]]:
    """The trajectory by the keys of an initiative or a goal and an indicator, in print order.

    An indicator without any number has none.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
    """
    found = trajectory_pictures(workspace)
    drawn = drawings(
        {f"picture_{key}_{name}": each for (key, name), each in found.items()}, templates
    )
    by_sheet: dict[str, dict[str, Drawing]] = {key: {} for key in workspace.sheets}
    for (key, name), drawing in zip(found, drawn.values(), strict=True):
        by_sheet[key][name] = drawing
    return by_sheet


def trajectory_pictures(workspace: Workspace) -> Mapping[tuple[str, str], Picture]:
    """The trajectories as pictures, by the keys of a sheet and an indicator, in print order."""
    shared = {
        is_goal: said_years(workspace.plan, sheets.values()).every
        for is_goal, sheets in ((True, workspace.goals), (False, workspace.initiatives))
    }
    return {
        (key, about.indicator): picture
        for key, sheet in workspace.sheets.items()
        for about, course in courses_of(workspace.plan, key, sheet)
        if (picture := trajectory(about, course, shared[isinstance(sheet, Goal)])) is not None
    }
