"""The initiatives by axis and stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.matrix import count_matrix
from apcli.render.pictures import stage_matrix
from apcli.render.pictures.levels import level
from apcli.render.pictures.shapes import Rectangle
from tests.example_plan import write_plan
from tests.render.pictures.cases import (
    DEMONSTRATION,
    REAL,
    assert_readable,
    labels,
    plan_of,
    texts,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_an_item_has_the_number_of_its_initiatives_in_every_stage(tmp_path: Path) -> None:
    (picture,) = stage_matrix(plan_of(write_plan(tmp_path)))
    assert picture.title == "国・都の情報政策と段階別の取組数"
    assert picture.table.head == ("項目", "調査研究", "適用検討", "導入実行", "記載なし", "計")
    assert picture.table.rows == (("① DXの推進", "1", "0", "1", "0", "2"),)
    assert picture.description == (
        "2の取組を段階別に数えると、調査研究1、適用検討0、導入実行1、記載なし0。"
        "1の項目のうち0には取組がありません。複数の項目に当たる取組は、それぞれに数えています。"
    )
    fields = [shape.x for shape in picture.shapes if isinstance(shape, Rectangle)]
    assert fields == [169, 265]  # columns of 48 units from 168 on, a unit apart from their edges


@pytest.mark.parametrize("data", [REAL, DEMONSTRATION], ids=["real", "demonstration"])
def test_picture_and_table_count_what_the_matrix_counts(data: Path) -> None:
    workspace = plan_of(data)
    matrix = count_matrix(workspace.taxonomy, workspace.initiatives)
    pictures = stage_matrix(workspace)
    assert len(pictures) == len(matrix.axes)
    for picture, axis in zip(pictures, matrix.axes, strict=True):
        counts = [row.counts for row in axis.rows]
        counts += [axis.unclassified] if any(axis.unclassified) else []
        assert [tuple(map(int, row[1:-1])) for row in picture.table.rows] == counts
        drawn = [int(label.text) for label in labels(picture) if label.role == "strong"]
        assert drawn == [count for row in counts for count in row if count]
        assert_readable(picture)
        names = "".join(text.replace(" ", "") for text in texts(picture))
        assert all(row.name.replace(" ", "") in names for row in axis.rows)


@pytest.mark.parametrize(
    ("places", "levels"),
    [(1, [4]), (2, [1, 4]), (3, [1, 2, 4]), (4, [1, 2, 3, 4]), (7, [1, 1, 2, 2, 3, 3, 4])],
)
def test_levels_go_from_the_lightest_to_the_darkest(places: int, levels: list[int]) -> None:
    assert [level(place, places) for place in range(places)] == [f"level-{n}" for n in levels]
