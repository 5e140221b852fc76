"""The tree of goals (体系図), drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.drawings import drawings
from apcli.render.pictures.goals import tree_of_goals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.render.drawings import Drawing
    from apcli.workspace import Workspace

_NAME = "tree_of_goals"


def goal_tree(workspace: Workspace, templates: Sequence[Path]) -> Drawing:
    """The goals of the plan as a tree.

    Raises:
        TemplateFailed: a template is missing, wrong, or asks for what does not exist.
        Unavailable: the plan or its taxonomy could not be read.
    """
    return drawings({_NAME: tree_of_goals(workspace)}, templates)[_NAME]
