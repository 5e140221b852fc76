"""The initiatives by axis and stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.matrix import count_matrix
from apcli.render.heat import heat_tables
from apcli.render.pictures.levels import level
from tests.example_plan import write_plan
from tests.render.pictures.cases import DEMONSTRATION, REAL, plan_of

if TYPE_CHECKING:
    from pathlib import Path


def test_an_item_has_the_number_of_its_initiatives_in_every_stage(tmp_path: Path) -> None:
    (table,) = heat_tables(plan_of(write_plan(tmp_path)))
    assert table.title == "国・都の情報政策と段階別の取組数"
    assert table.stages == ("調査研究", "適用検討", "導入実行", "記載なし")
    (row,) = table.rows
    assert (row.name, [field.count for field in row.fields], row.total) == (
        "① DXの推進",
        [1, 0, 1, 0],
        2,
    )
    assert table.description == (
        "2の取組を段階別に数えると、調査研究1、適用検討0、導入実行1、記載なし0。"
        "1の項目のうち0には取組がありません。"
    )


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_the_tables_count_what_the_matrix_counts(data: Path) -> None:
    workspace = plan_of(data)
    matrix = count_matrix(workspace.taxonomy, workspace.initiatives)
    tables = heat_tables(workspace)
    assert len(tables) == len(matrix.axes)
    for table, axis in zip(tables, matrix.axes, strict=True):
        counts = [row.counts for row in axis.rows]
        counts += [axis.unclassified] if any(axis.unclassified) else []
        assert [tuple(field.count for field in row.fields) for row in table.rows] == counts
        assert [row.total for row in table.rows] == [*map(sum, counts)]


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_a_field_is_the_darker_the_more_it_counts_and_an_empty_one_has_no_shade(data: Path) -> None:
    for table in heat_tables(plan_of(data)):
        fields = [field for row in table.rows for field in row.fields]
        assert all((field.level is None) == (field.count == 0) for field in fields)
        shaded = sorted((field.count, field.level) for field in fields if field.level)
        assert [shade for _count, shade in shaded] == sorted(shade for _count, shade in shaded)
        assert shaded[-1][1] == "level-4"


@pytest.mark.parametrize(
    ("places", "levels"),
    [(1, [4]), (2, [1, 4]), (3, [1, 2, 4]), (4, [1, 2, 3, 4]), (7, [1, 1, 2, 2, 3, 3, 4])],
)
def test_levels_go_from_the_lightest_to_the_darkest(places: int, levels: list[int]) -> None:
    assert [level(place, places) for place in range(places)] == [f"level-{n}" for n in levels]
