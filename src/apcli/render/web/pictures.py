"""The trajectories of a plan's indicators, drawn in the order in which web pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.pictures import draw, trajectory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.render.xml import Xml
    from apcli.workspace import Workspace

    Trajectories = dict[str, tuple[Xml | None, ...]]


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
