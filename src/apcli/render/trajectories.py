"""The course of every indicator over the years, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.models import Goal
from apcli.progress import measure_sheet, said_years
from apcli.render.drawings import SheetDrawings
from apcli.render.pictures import trajectory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.progress import PlanOfYear
    from apcli.render.pictures import Picture


def trajectories(reported: PlanOfYear, templates: Sequence[Path]) -> SheetDrawings:
    """The trajectories of the indicators of each initiative and goal, in a report of the year.

    An indicator without any number has none.
    """
    every = sum(len(sheet.indicators) for sheet in reported.sheets.values())
    return SheetDrawings("picture", _Courses(reported).pictures, every, templates)


def trajectory_pictures(reported: PlanOfYear) -> Mapping[tuple[str, str], Picture]:
    """The trajectories as pictures, by the keys of a sheet and an indicator, in print order."""
    courses = _Courses(reported)
    return {
        (key, name): picture
        for key in reported.sheets
        for name, picture in courses.pictures(key).items()
    }


class _Courses:
    """The years that the pictures of a plan share, and the pictures of each of its sheets."""

    def __init__(self, reported: PlanOfYear) -> None:
        self._reported = reported
        sheets = reported.sheets.values()
        self._shared = {
            is_goal: said_years(
                reported.plan, [each for each in sheets if isinstance(each, Goal) is is_goal]
            ).every
            for is_goal in (True, False)
        }

    def pictures(self, key: str) -> dict[str, Picture]:
        """The trajectories of a sheet by the keys of its indicators, of which it has any."""
        year, plan, sheets = self._reported
        shared = self._shared[isinstance(sheets[key], Goal)]
        return {
            row.about.indicator: picture
            for row in measure_sheet(plan, key, sheets[key], year)
            if (picture := trajectory(row, shared)) is not None
        }
