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
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.workspace import Workspace

_INDENT = 22
_LINE = 17
_GAP = 7
_COUNT = 64
"""The width of what is said on the right: how many initiatives lie below."""
_TOP = 2.0
_LEVELS = ("level-3", "level-2", "level-1")
"""The darker the higher; what lies deeper is framed."""


def tree_of_goals(workspace: Workspace) -> Picture:
    """A box for each goal, in print order, indented by how many goals are above it.

    A line leads from each to those directly below it. On the right stands how many initiatives lie
    below, each once.
    """
    told = _description(workspace.goals, workspace)
    return _picture([*workspace.goals], told, workspace)


def trees_of_goals(workspace: Workspace, height: int) -> tuple[Picture, ...]:
    """The tree in parts, none of them higher than so many units: a tree for each goal at the top.

    All in one where that is no higher. What is below a goal goes on in another part where it must.
    """
    whole = tree_of_goals(workspace)
    if whole.height <= height:
        return (whole,)
    return tuple(_parts(workspace, height))


def _parts(workspace: Workspace, height: int) -> Iterator[Picture]:
    for top in (key for key, goal in workspace.goals.items() if goal.parent is None):
        below = workspace.tree.below(top)
        keys = [key for key in workspace.goals if key in below]
        for part in _pages(keys, workspace, height):
            told = f"{workspace.goals[top].label}：{_description(part, workspace)}"
            yield _picture(part, told, workspace)


def _pages(keys: Sequence[str], workspace: Workspace, height: int) -> Iterator[list[str]]:
    page: list[str] = []
    y = _TOP
    for key in keys:
        needed = _height(_lines(key, workspace)) + _GAP
        if page and y + needed > height:
            yield page
            page, y = [], _TOP
        page.append(key)
        y += needed
    yield page


def _picture(keys: Sequence[str], description: str, workspace: Workspace) -> Picture:
    shapes: list[Shape] = []
    rows = []
    feet: dict[int, float] = {}
    y = _TOP
    for key in keys:
        depth, count = workspace.tree.depth(key), str(_count(key, workspace))
        x = depth * _INDENT
        lines = _lines(key, workspace)
        height = _height(lines)
        middle = y + height / 2
        if depth - 1 in feet:
            corner = (depth - 1) * _INDENT + _INDENT / 2
            shapes.append(Line(((corner, feet[depth - 1]), (corner, middle), (x, middle)), "axis"))
        role = _LEVELS[depth] if depth < len(_LEVELS) else "frame"
        shapes.append(Rectangle(x, y, WIDTH - _COUNT - x, height, role))
        shapes += [Label(x + 6, y + 17 + n * _LINE, line) for n, line in enumerate(lines)]
        shapes.append(Label(WIDTH, middle + 5, f"{count}件", "muted", "end", SMALL))
        feet = {above: foot for above, foot in feet.items() if above < depth} | {depth: y + height}
        rows.append((_level(depth, workspace), workspace.goals[key].label, count))
        y += height + _GAP
    return Picture(
        kind="goals",
        title=WORDS("Content.goals"),
        description=description,
        width=WIDTH,
        height=y,
        shapes=tuple(shapes),
        table=Alternative((WORDS("group"), WORDS("goal"), WORDS("initiatives")), tuple(rows)),
    )


def _lines(key: str, workspace: Workspace) -> list[str]:
    room = WIDTH - _COUNT - workspace.tree.depth(key) * _INDENT - 12
    return list(wrapped(workspace.goals[key].label, room, SIZE, 4))


def _height(lines: Sequence[str]) -> int:
    return len(lines) * _LINE + 8


def _count(key: str, workspace: Workspace) -> int:
    below = workspace.tree.below(key)
    return sum(each.goal in below for each in workspace.initiatives.values())


def _level(depth: int, workspace: Workspace) -> str:
    levels = workspace.taxonomy.levels
    return levels[depth].name if depth < len(levels) else WORDS("goal")


def _description(keys: Iterable[str], workspace: Workspace) -> str:
    counts: dict[str, int] = {}
    shown = set(keys)
    for key in workspace.goals:
        if key in shown:
            name = _level(workspace.tree.depth(key), workspace)
            counts[name] = counts.get(name, 0) + 1
    told = "、".join(f"{name}{count}" for name, count in counts.items())
    below = sum(each.goal in shown for each in workspace.initiatives.values())
    return f"{told}の下に、{below}の{WORDS('initiative')}があります。"
