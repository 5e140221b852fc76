"""How the initiatives of a plan are spread over an axis and the stages."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from apcli.matrix import count_matrix
from apcli.render.labels import WORDS
from apcli.render.pictures.captions import BLANK
from apcli.render.pictures.lettering import width_of, wrapped
from apcli.render.pictures.levels import level
from apcli.render.pictures.shapes import (
    SIZE,
    SMALL,
    WIDTH,
    Alternative,
    Box,
    Label,
    Line,
    Picture,
    Rectangle,
    Shape,
    place,
)
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.matrix import Counts, ItemCounts, Matrix, StageTable
    from apcli.workspace import Workspace

_NAMES = 168
"""The width of the items' names."""

_LINE = 15
_CELL = 24
_NARROWEST = 36
"""The width of a stage at least: a plan with many of them gets a wider picture."""


def stage_matrix(workspace: Workspace) -> tuple[Picture, ...]:
    """One picture for every axis: its items by stage, with the initiatives of each.

    An initiative with two items of an axis counts for both. The darker a field, the more there are;
    its number stands in it, and none in an empty one.

    Raises:
        Unavailable: the plan or its taxonomy could not be read.
    """
    matrix = count_matrix(workspace.taxonomy, workspace.initiatives)
    return tuple(_picture(axis, matrix) for axis in matrix.axes)


def _picture(axis: StageTable, matrix: Matrix) -> Picture:
    columns = [column.name or WORDS("not_stated") for column in matrix.columns]
    rows = list(_rows(axis))
    width = max(Fraction(WIDTH - _NAMES, len(columns)), Fraction(_NARROWEST))
    right = place(_NAMES + width * len(columns))
    head, y = _head(columns, width)
    shapes: list[Shape] = list(head)
    most = max((count for _, counts in rows for count in counts), default=0)
    for name, counts in rows:
        lines = wrapped(name, _NAMES - 8, SIZE, 6)
        height = max(_CELL, len(lines) * _LINE + 8)
        shapes.append(Line(((0, y), (right, y)), "grid"))
        shapes += _row(lines, y, height)
        shapes += _fields(counts, most, Box(_NAMES, y, right, y + height))
        y += height
    shapes.append(Line(((0, y), (right, y)), "axis"))
    return Picture(
        kind="matrix",
        title=f"{axis.name}と{WORDS('stage')}別の{WORDS('initiatives')}",
        description=_description(axis, matrix, rows),
        width=right,
        height=y + 4,
        shapes=tuple(shapes),
        table=Alternative(
            (WORDS("item"), *columns, WORDS("total")),
            tuple((name, *map(str, counts), str(sum(counts))) for name, counts in rows),
        ),
    )


def _rows(axis: StageTable) -> Iterator[tuple[str, Counts]]:
    for row in axis.rows:
        yield _name(row), row.counts
    if any(axis.unclassified):
        yield WORDS("unclassified"), axis.unclassified


def _name(row: ItemCounts) -> str:
    return row.name if row.code is None else f"{circled(row.code)} {row.name}"


def _description(axis: StageTable, matrix: Matrix, rows: list[tuple[str, Counts]]) -> str:
    shares = "、".join(
        f"{column.name or WORDS('not_stated')}{count}"
        for column, count in zip(matrix.columns, matrix.counts, strict=True)
    )
    empty = len(axis.unserved)
    return (
        f"{matrix.total}の{WORDS('initiative')}を{WORDS('stage')}別に数えると、{shares}。"
        f"{len(axis.rows)}の{WORDS('item')}のうち{empty}には{WORDS('initiative')}がありません。"
        f"複数の{WORDS('item')}に当たる{WORDS('initiative')}は、それぞれに数えています。"
    )


def _head(columns: Sequence[str], width: Fraction) -> tuple[tuple[Shape, ...], int]:
    """The stages above their columns, and where the rows begin."""
    names = [_balanced(name, float(width) - 2) for name in columns]
    depth = max(map(len, names))
    shapes = tuple(
        Label(place(_NAMES + width * column + width / 2), n * 13, line, "ink", "middle", SMALL)
        for column, lines in enumerate(names)
        for n, line in enumerate(lines, depth - len(lines) + 1)
    )
    return (Label(0, depth * 13, BLANK, "muted", size=SMALL), *shapes), 8 + depth * 13


def _balanced(name: str, width: float) -> tuple[str, ...]:
    """The name on lines of about one length, so that none is left with a single character."""
    whole = width_of(name, SMALL)
    lines = ceil(whole / width)
    return wrapped(name, min(whole / lines + SMALL / 2, width), SMALL, 3)


def _row(lines: Sequence[str], y: int, height: int) -> Iterator[Label]:
    foot = y + (height - len(lines) * _LINE) // 2 + 12
    for number, line in enumerate(lines):
        yield Label(0, foot + number * _LINE, line)


def _fields(counts: Counts, most: int, room: Box) -> Iterator[Shape]:
    width = (room.right - room.left) / len(counts)
    height, foot = room.bottom - room.top - 2, (room.top + room.bottom) // 2 + 4
    for column, count in enumerate(counts):
        if count:
            x = room.left + column * width
            role = level(count - 1, most)
            yield Rectangle(place(x + 1), room.top + 1, place(width - 2), height, role)
            yield Label(place(x + width / 2), foot, str(count), "strong", "middle")
