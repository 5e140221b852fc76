"""How initiatives are spread over an axis and the stages: tables whose fields are also shades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli.matrix import count_matrix
from apcli.render.labels import WORDS
from apcli.render.pictures.levels import level
from apcli.text.printed import circled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.matrix import Counts, ItemCounts, Matrix, StageTable
    from apcli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeatField:
    """How many initiatives a field has, and its level: the darker, the more; none of 0."""

    count: int
    level: str | None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An item with its fields, one for each stage, and how many initiatives it has."""

    name: str
    fields: tuple[HeatField, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HeatTable:
    """An axis by stage: `stages` are the names above the fields.

    `description` says in sentences what the table counts.
    """

    title: str
    description: str
    stages: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heat_tables(workspace: Workspace) -> tuple[HeatTable, ...]:
    """A table for every axis of a plan that has stages: its items by stage.

    An initiative with two items of an axis counts for both.

    Raises:
        Unavailable: the plan or its taxonomy could not be read.
    """
    if not workspace.taxonomy.stages:
        return ()
    matrix = count_matrix(workspace.taxonomy, workspace.initiatives)
    return tuple(_table(axis, matrix) for axis in matrix.axes)


def _table(axis: StageTable, matrix: Matrix) -> HeatTable:
    rows = [*_rows(axis)]
    most = max((count for _name, counts in rows for count in counts), default=0)
    return HeatTable(
        title=f"{axis.name}と{WORDS('stage')}別の{WORDS('initiatives')}",
        description=_description(axis, matrix),
        stages=tuple(column.name or WORDS("not_stated") for column in matrix.columns),
        rows=tuple(HeatRow(name, _fields(counts, most), sum(counts)) for name, counts in rows),
    )


def _rows(axis: StageTable) -> Iterator[tuple[str, Counts]]:
    for row in axis.rows:
        yield _name(row), row.counts
    if any(axis.unclassified):
        yield WORDS("unclassified"), axis.unclassified


def _name(row: ItemCounts) -> str:
    return row.name if row.code is None else f"{circled(row.code)} {row.name}"


def _fields(counts: Sequence[int], most: int) -> tuple[HeatField, ...]:
    return tuple(HeatField(count, level(count - 1, most) if count else None) for count in counts)


def _description(axis: StageTable, matrix: Matrix) -> str:
    shares = "、".join(
        f"{column.name or WORDS('not_stated')}{count}"
        for column, count in zip(matrix.columns, matrix.counts, strict=True)
    )
    return (
        f"{matrix.total}の{WORDS('initiative')}を{WORDS('stage')}別に数えると、{shares}。"
        f"{len(axis.rows)}の{WORDS('item')}のうち{len(axis.unserved)}には"
        f"{WORDS('initiative')}がありません。"
    )
