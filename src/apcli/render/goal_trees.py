"""The tree of goals (体系図), drawn in parts for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.render.drawings import PAGE, drawings
from apcli.render.pictures.goals import trees_of_goals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.render.drawings import Drawing
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GoalTrees:
    """The tree, whole in one part where it fits on a page."""

    parts: tuple[Drawing, ...]


def goal_trees(workspace: Workspace, templates: Sequence[Path]) -> GoalTrees:
    """The goals of the plan as trees that a page has room for.

    They leave a tenth of it to what stands above them.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        Unavailable: the plan or its taxonomy could not be read.
    """
    parts = trees_of_goals(workspace, PAGE * 9 // 10)
    drawn = drawings({f"goals_{n}": part for n, part in enumerate(parts)}, templates)
    return GoalTrees(tuple(drawn.values()))
