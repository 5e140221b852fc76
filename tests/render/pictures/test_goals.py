"""The tree of goals: each goal once, whole or in parts that fit on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.render.pictures.goals import tree_of_goals, trees_of_goals
from apcli.render.pictures.shapes import Line, Rectangle
from apcli.workspace import load
from benchmarks.city import write
from tests.example_plan import write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.render.pictures import Picture
    from apcli.workspace import Workspace


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("city") / "data"
    write(folder)
    return load(folder, "data")


def _boxes(picture: Picture) -> int:
    return sum(isinstance(shape, Rectangle) for shape in picture.shapes)


def _lines(picture: Picture) -> int:
    return sum(isinstance(shape, Line) for shape in picture.shapes)


def test_a_tree_that_fits_is_whole(city: Workspace) -> None:
    whole = tree_of_goals(city)
    assert trees_of_goals(city, int(whole.height) + 1) == (whole,)
    assert (_boxes(whole), _lines(whole)) == (36, 30)
    assert whole.description == "基本目標6、施策30の下に、300の取組があります。"


def test_a_higher_one_is_a_tree_for_each_goal_at_the_top(city: Workspace) -> None:
    parts = trees_of_goals(city, int(tree_of_goals(city).height) - 1)
    assert [(_boxes(each), _lines(each)) for each in parts] == [(6, 5)] * 6
    assert [row for each in parts for row in each.table.rows] == [*tree_of_goals(city).table.rows]
    assert parts[1].description == (
        "2 誰もが健やかに暮らすまち：基本目標1、施策5の下に、50の取組があります。"
    )


def test_one_that_is_higher_than_a_page_goes_on_in_another(tmp_path: Path) -> None:
    goals = {
        f"goals/g{number:02}.yaml": f"number: 1-{number}\ntitle: 施策の{number}\nparent: top\n"
        for number in range(1, 13)
    }
    taxonomy = "levels: [{key: a, name: 目標}, {key: b, name: 施策}]\n"
    top = {"goals/top.yaml": "number: 1\ntitle: 目標\n", "taxonomy.yaml": taxonomy}
    workspace = load(write_plan(tmp_path, {**goals, **top}), "data")
    parts = trees_of_goals(workspace, 200)
    assert all(each.height <= 200 for each in parts)
    assert [_boxes(each) for each in parts] == [6, 6, 1]
    assert [_lines(each) for each in parts] == [5, 0, 0]
    assert [row for each in parts for row in each.table.rows] == [
        *tree_of_goals(workspace).table.rows
    ]
