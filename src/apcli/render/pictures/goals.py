"""The goals of a plan as a tree (体系図)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.labels import WORDS
from apcli.render.pictures.lettering import wrapped
from apcli.render.pictures.shapes import (
    SIZE,
    SMALL,
    WIDTH,
    Alternative,
    Label,
    Line,
    Picture,
    Rectangle,
    Shape,
)

if TYPE_CHECKING:
    from apcli.workspace import Workspace

_INDENT = 22
_LINE = 15
_GAP = 7
_COUNT = 58
"""The width of what is said on the right: how many initiatives lie below."""
_LEVELS = ("level-3", "level-2", "level-1")
"""The darker the higher; what lies deeper is framed."""


def tree_of_goals(workspace: Workspace) -> Picture:
    """A box for each goal, in print order, indented by how many goals are above it.

    A line leads from each to those directly below it. On the right stands how many initiatives lie
    below, each once.
    """
    shapes: list[Shape] = []
    rows = []
    feet: list[float] = []
    y = 2.0
    for key, goal in workspace.goals.items():
        depth, count = workspace.tree.depth(key), _count(key, workspace)
        x = depth * _INDENT
        lines = wrapped(goal.label, WIDTH - _COUNT - x - 12, SIZE, 4)
        height = len(lines) * _LINE + 8
        middle = y + height / 2
        del feet[depth:]
        if feet:
            corner = (depth - 1) * _INDENT + _INDENT / 2
            shapes.append(Line(((corner, feet[-1]), (corner, middle), (x, middle)), "axis"))
        role = _LEVELS[depth] if depth < len(_LEVELS) else "frame"
        shapes.append(Rectangle(x, y, WIDTH - _COUNT - x, height, role))
        shapes += [Label(x + 6, y + 15 + n * _LINE, line) for n, line in enumerate(lines)]
        shapes.append(Label(WIDTH, middle + 4, f"{count}件", "muted", "end", SMALL))
        feet.append(y + height)
        rows.append((_level(depth, workspace), goal.label, str(count)))
        y += height + _GAP
    return Picture(
        kind="goals",
        title=WORDS("Content.goals"),
        description=_description(workspace),
        width=WIDTH,
        height=y,
        shapes=tuple(shapes),
        table=Alternative((WORDS("group"), WORDS("goal"), WORDS("initiatives")), tuple(rows)),
    )


def _count(key: str, workspace: Workspace) -> int:
    below = workspace.tree.below(key)
    return sum(each.goal in below for each in workspace.initiatives.values())


def _level(depth: int, workspace: Workspace) -> str:
    levels = workspace.taxonomy.levels
    return levels[depth].name if depth < len(levels) else WORDS("goal")


def _description(workspace: Workspace) -> str:
    counts: dict[str, int] = {}
    for key in workspace.goals:
        name = _level(workspace.tree.depth(key), workspace)
        counts[name] = counts.get(name, 0) + 1
    told = "、".join(f"{name}{count}" for name, count in counts.items())
    return f"{told}の下に、{len(workspace.initiatives)}の{WORDS('initiative')}があります。"
