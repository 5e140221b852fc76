"""Initiatives counted by item, department and stage: the real plan, and every kind of gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from apcli.errors import NotInPlan
from apcli.matrix import NOT_STATED, ItemCounts, ItemGroup, StageColumn, StageTable, count_matrix
from apcli.models import Goal, GoalTree, Taxonomy
from apcli.workspace import load
from tests.processes import DATA
from tests.progress.building import initiative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from apcli.matrix import Matrix
    from apcli.models import Initiative

TAXONOMY: dict[str, Any] = {
    "axes": [
        {
            "key": "policy",
            "name": "国・都の情報政策",
            "groups": [{"key": "local-dx", "name": "自治体DX推進計画"}],
            "items": [
                {"key": "dx", "code": "1", "name": "DXの推進", "group": "local-dx"},
                {"key": "bpr", "code": "2", "name": "業務改革", "group": "local-dx"},
                {"key": "learning", "code": "1-2", "name": "学び改革"},
            ],
        },
        {"key": "technology", "name": "技術動向", "items": []},
    ],
    "stages": [{"key": "research", "name": "調査研究"}, {"key": "trial", "name": "適用検討"}],
    "departments": [
        {"name": "幼児教育・保育課"},
        {"name": "市民課"},
        {"name": "関係各課", "marker": True},
    ],
}


def taxonomy(**changes: Any) -> Taxonomy:
    return Taxonomy.model_validate({**TAXONOMY, **changes})


def numbered(*initiatives: Initiative) -> dict[str, Initiative]:
    return {f"number-{number}": each for number, each in enumerate(initiatives, 1)}


def one(
    items: Sequence[str] = (), stage: str | None = None, departments: Sequence[str] = ("市民課",)
) -> Initiative:
    return initiative(
        classification={"policy": list(items)} if items else {},
        departments=list(departments),
        **({"stage": {"key": stage}} if stage else {}),
    )


# The real plan


def plain(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def real() -> Matrix:
    workspace = load(DATA, "data")
    return count_matrix(workspace.taxonomy, workspace.initiatives)


@pytest.fixture(scope="module")
def files() -> list[dict[str, Any]]:
    return [plain(path) for path in (DATA / "initiatives").glob("*.yaml")]


def test_every_count_of_the_real_plan_is_what_a_reader_of_its_files_counts(
    real: Matrix, files: list[dict[str, Any]]
) -> None:
    known = plain(DATA / "taxonomy.yaml")
    stages = [*(stage["key"] for stage in known["stages"]), None]

    def by_stage(chosen: list[dict[str, Any]]) -> tuple[int, ...]:
        stated = [each.get("stage", {}).get("key") for each in chosen]
        return tuple(stated.count(stage) for stage in stages)

    assert [column.key for column in real.columns] == stages
    assert (real.counts, real.total) == (by_stage(files), len(files))
    for axis, table in zip(known["axes"], real.axes, strict=True):
        assert (table.key, table.name) == (axis["key"], axis["name"])
        names = {each["key"]: each["name"] for each in axis.get("groups", [])}
        headed = [(row, group.key, group.name) for group in table.groups for row in group.rows]
        for item, (row, group, heading) in zip(axis["items"], headed, strict=True):
            serving = [
                each
                for each in files
                if item["key"] in each.get("classification", {}).get(axis["key"], [])
            ]
            assert row == ItemCounts(item["key"], item["name"], by_stage(serving), item["code"])
            assert (group, heading) == (item.get("group"), names.get(item.get("group")))
        assert table.unclassified == by_stage(
            [each for each in files if not each.get("classification", {}).get(axis["key"])]
        )
    assert real.departments
    for department, row in zip(known["departments"], real.departments.rows, strict=True):
        name = department["name"]
        named = [each for each in files if name in each["departments"]]
        assert (row.name, row.counts) == (name, by_stage(named))
        assert row.marker == department.get("marker", False)


def test_what_no_initiative_of_the_real_plan_serves(real: Matrix) -> None:
    unserved = {table.key: [row.code for row in table.unserved] for table in real.tables}
    assert unserved == {
        "policy": [],
        "technology": [5, 6, 7, 8, 17, 18],
        "community": [1, 13, 14, 15, 16, 17, 18, 19, 20, 22],
        None: [],
    }
    assert (real.total, real.axes[0].sum) == (33, 45)


# How it is counted


def test_an_initiative_counts_in_the_row_of_each_of_its_items() -> None:
    counted = count_matrix(
        taxonomy(),
        numbered(
            one(["dx", "bpr"], "trial", ["市民課", "関係各課"]),
            one(["dx"], "research", ["幼児教育・保育課"]),
            one(["dx"]),
            one([], "trial"),
        ),
    )
    assert counted.columns == (
        StageColumn("research", "調査研究"),
        StageColumn("trial", "適用検討"),
        NOT_STATED,
    )
    assert (counted.counts, counted.total) == ((1, 2, 1), 4)
    policy, technology = counted.axes
    assert policy == StageTable(
        "policy",
        "国・都の情報政策",
        (
            ItemGroup(
                "local-dx",
                "自治体DX推進計画",
                (
                    ItemCounts("dx", "DXの推進", (1, 1, 1), 1),
                    ItemCounts("bpr", "業務改革", (0, 1, 0), 2),
                ),
            ),
            ItemGroup(None, None, (ItemCounts("learning", "学び改革", (0, 0, 0), "1-2"),)),
        ),
        unclassified=(0, 1, 0),
    )
    assert (policy.sum, [row.key for row in policy.unserved]) == (4, ["learning"])
    assert technology == StageTable("technology", "技術動向", (), unclassified=(1, 2, 1))
    assert counted.departments
    assert [(row.name, row.counts, row.marker) for row in counted.departments.rows] == [
        ("幼児教育・保育課", (1, 0, 0), False),
        ("市民課", (0, 2, 1), False),
        ("関係各課", (0, 1, 0), True),
    ]
    assert counted.departments.unclassified == (0, 0, 0)


def test_what_is_named_twice_counts_once() -> None:
    counted = count_matrix(taxonomy(), numbered(one(["dx", "dx"], "trial", ["市民課", "市民課"])))
    assert counted.axes[0].sum == 1
    assert counted.departments
    assert counted.departments.sum == 1


def test_what_the_taxonomy_lacks_comes_last_by_its_key() -> None:
    counted = count_matrix(
        taxonomy(), numbered(one(["dx", "ai"], "dropped", ["市民課", "新しい課"]), one(["dx"]))
    )
    assert counted.columns[2:] == (StageColumn("dropped", "dropped"), NOT_STATED)
    assert counted.counts == (0, 0, 1, 1)
    policy = counted.axes[0]
    assert policy.groups[-1] == ItemGroup(None, None, (ItemCounts("ai", "ai", (0, 0, 1, 0)),))
    assert counted.departments
    assert counted.departments.groups[-1].rows == (
        ItemCounts("新しい課", "新しい課", (0, 0, 1, 0)),
    )


def test_a_plan_without_stages_axes_and_departments_has_its_total_and_what_it_names() -> None:
    counted = count_matrix(Taxonomy(), numbered(one(["dx"])))
    assert (counted.columns, counted.counts, counted.axes) == ((NOT_STATED,), (1,), ())
    assert counted.departments
    assert [row.name for row in counted.departments.rows] == ["市民課"]
    assert counted.tables == (counted.departments,)


def test_one_axis_comes_without_the_departments() -> None:
    counted = count_matrix(taxonomy(), numbered(one(["dx"])), "policy")
    assert [table.key for table in counted.tables] == ["policy"]
    assert counted.departments is None


@pytest.mark.parametrize(
    ("axis", "axes", "help"),
    [
        ("polcy", TAXONOMY["axes"], "did you mean 'policy'?"),
        ("xyz", TAXONOMY["axes"], "the axes are: policy, technology"),
        ("policy", [], None),
    ],
)
def test_an_axis_that_is_not_there(axis: str, axes: list[Any], help: str | None) -> None:
    with pytest.raises(NotInPlan) as stopped:
        count_matrix(taxonomy(axes=axes), {}, axis)
    assert str(stopped.value) == f"unknown axis '{axis}'"
    assert (str(stopped.value.help) if stopped.value.help else None) == help


GOALS = GoalTree(
    {
        "life": Goal.model_validate({"title": "暮らし", "number": "1"}),
        "desk": Goal.model_validate({"title": "窓口", "number": "1-1", "parent": "life"}),
        "work": Goal.model_validate({"title": "仕事", "number": "2"}),
    }
)


def test_a_goal_counts_all_below_it_and_what_is_listed_again_once() -> None:
    initiatives = {
        "a": initiative(goal="desk", stage={"key": "trial"}),
        "b": initiative(goal="life", also_under=["work"]),
        "c": initiative(goal="desk", change="abolished"),
        "d": initiative(),
    }
    counted = count_matrix(taxonomy(), initiatives, tree=GOALS)
    assert counted.goals
    assert counted.tables[0] is counted.goals
    assert [(row.key, row.code, row.depth, row.counts) for row in counted.goals.rows] == [
        ("life", 1, 0, (0, 1, 1)),
        ("desk", "1-1", 1, (0, 1, 0)),
        ("work", 2, 0, (0, 0, 0)),
    ]
    assert counted.goals.unclassified == (0, 0, 1)


@pytest.mark.parametrize("word", ["goal", "目標", "施策", "ＧＯＡＬ"])
def test_the_goals_are_asked_for_like_an_axis(word: str) -> None:
    counted = count_matrix(taxonomy(), {}, word, GOALS)
    assert (counted.axes, counted.departments) == ((), None)
    assert counted.tables == (counted.goals,)


def test_an_axis_comes_without_the_goals() -> None:
    assert count_matrix(taxonomy(), {}, "policy", GOALS).goals is None


def test_without_goals_an_axis_may_be_called_so() -> None:
    axes = [{"key": "goal", "name": "分野", "items": [{"key": "dx", "code": "1", "name": "DX"}]}]
    counted = count_matrix(taxonomy(axes=axes), {}, "goal")
    assert counted.goals is None
    assert [(table.name, table.of_goals) for table in counted.tables] == [("分野", False)]
    with pytest.raises(NotInPlan):
        count_matrix(taxonomy(), {}, "goal")


ITEMS = ("dx", "bpr", "learning", "unknown")
STAGES = ("research", "trial", "unknown", None)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ITEMS), max_size=4),
            st.sampled_from(STAGES),
            st.lists(st.sampled_from(("市民課", "関係各課", "どこかの課")), min_size=1, max_size=3),
        ),
        max_size=12,
    )
)
def test_nothing_is_left_out_and_nothing_counted_twice(
    drawn: list[tuple[list[str], str | None, list[str]]],
) -> None:
    initiatives: Mapping[str, Initiative] = numbered(*(one(*each) for each in drawn))
    counted = count_matrix(taxonomy(), initiatives)
    assert counted.total == len(drawn)
    policy = counted.axes[0]
    assert sum(policy.unclassified) == sum(not items for items, _, _ in drawn)
    assert policy.sum == sum(len(set(items)) for items, _, _ in drawn)
    assert counted.departments
    assert counted.departments.sum == sum(len(set(named)) for _, _, named in drawn)
    for row in policy.rows:
        for column, count in zip(counted.columns, row.counts, strict=True):
            assert count == sum(
                row.key in items and stage == column.key for items, stage, _ in drawn
            )
