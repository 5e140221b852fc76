"""The course of every indicator over the years, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Goal
from apcli.progress import courses_of, said_years
from apcli.render.drawings import SheetDrawings
from apcli.render.pictures import trajectory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace


def trajectories(
    workspace: Workspace, templates: Sequence[Path], _height: int = 0
) -> SheetDrawings:
    """The trajectories of the indicators of each initiative and goal.

    An indicator without any number has none.
    """
    every = sum(len(sheet.indicators) for sheet in workspace.sheets.values())
    return SheetDrawings("picture", _Courses(workspace).pictures, every, templates)


def trajectory_pictures(workspace: Workspace) -> Mapping[tuple[str, str], Picture]:
    """The trajectories as pictures, by the keys of a sheet and an indicator, in print order."""
    courses = _Courses(workspace)
    return {
        (key, name): picture
        for key in workspace.sheets
        for name, picture in courses.pictures(key).items()
    }


class _Courses:
    """The years that the pictures of a plan share, and the pictures of each of its sheets."""

    def __init__(self, workspace: Workspace) -> None:
        self._plan, self._sheets = workspace.plan, workspace.sheets
        self._shared = {
            is_goal: said_years(workspace.plan, sheets.values()).every
            for is_goal, sheets in ((True, workspace.goals), (False, workspace.initiatives))
        }

    def pictures(self, key: str) -> dict[str, Picture]:
        """The trajectories of a sheet by the keys of its indicators, of which it has any."""
        sheet = self._sheets[key]
        years = self._shared[isinstance(sheet, Goal)]
        return {
            about.indicator: picture
            for about, course in courses_of(self._plan, key, sheet)
            if (picture := trajectory(about, course, years)) is not None
        }
