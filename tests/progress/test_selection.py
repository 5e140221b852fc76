"""What a selection takes, counts and leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from apcli.errors import NotInPlan
from apcli.models import Goal, GoalTree, Taxonomy
from apcli.progress import (
    EVERYTHING,
    Selection,
    goals_called,
    is_selected,
    measure_plan,
    measure_years,
    select,
)
from tests.progress.building import figures, initiative, plan

TAXONOMY = Taxonomy.model_validate(
    {
        "axes": [
            {
                "key": "policy",
                "name": "政策",
                "items": [{"key": key, "code": "1", "name": key} for key in ("card", "dx", "wifi")],
            },
            {
                "key": "goal",
                "name": "目標",
                "items": [{"key": "safety", "code": "1", "name": "安全"}],
            },
        ],
        "stages": [
            {"key": "trial", "name": "適用検討"},
            {"key": "implementation", "name": "導入実行"},
        ],
        "departments": [
            {"name": "幼児教育・保育課"},
            {"name": "市民課"},
            {"name": "情報推進課", "formerly": ["電算室"]},
        ],
    }
)


def kpi(value: str, **fields: Any) -> dict[str, Any]:
    values = {"2024": {"actual": value}, "2025": {"actual": value}}
    targets = {"2024": "5", "2025": "10"}
    given = {"values": values, "targets": targets, **fields}
    return {"name": "指標", "unit": "件", "aggregation": "annual", **given}


PLAN = {
    "card": initiative(
        {"met": kpi("10"), "short": kpi("9")},
        departments=["市民課", "情報推進課"],
        classification={"policy": ["card", "dx"], "goal": ["safety"]},
        stage={"key": "implementation"},
    ),
    "nursery": initiative(
        {"far": kpi("4")},
        departments=["幼児教育・保育課"],
        classification={"policy": ["dx"]},
        stage={"key": "trial"},
    ),
    "network": initiative(
        departments=["情報推進課"], classification={"policy": ["wifi"]}, stage={"key": "trial"}
    ),
    "open": initiative({"met": kpi("10")}, departments=["情報推進課"]),
}


def taken(**words: Any) -> list[str]:
    selection = select(TAXONOMY, **words)
    return [key for key, each in PLAN.items() if is_selected(selection, each)]


def test_nothing_asked_for_is_everything() -> None:
    assert select(TAXONOMY) == EVERYTHING == Selection()
    assert taken() == list(PLAN)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"departments": ["情報推進課"]}, ["card", "network", "open"]),
        ({"departments": ["市民課", "幼児教育・保育課"]}, ["card", "nursery"]),
        ({"stages": ["trial"]}, ["nursery", "network"]),
        ({"stages": ["導入実行"]}, ["card"]),
        ({"items": ["policy:dx"]}, ["card", "nursery"]),
        ({"items": ["policy:card", "policy:wifi"]}, ["card", "network"]),
        ({"items": ["policy:dx", "goal:safety"]}, ["card"]),
        ({"departments": ["情報推進課"], "stages": ["trial"]}, ["network"]),
        ({"verdicts": ["missed"]}, list(PLAN)),
    ],
)
def test_of_one_sort_any_of_several_each(words: dict[str, list[str]], expected: list[str]) -> None:
    assert taken(**words) == expected


@pytest.mark.parametrize(
    ("words", "sentence", "help"),
    [
        ({"departments": ["市民科"]}, "unknown department '市民科'", "did you mean '市民課'?"),
        ({"departments": ["保育課"]}, "unknown department '保育課'", "幼児教育・保育課"),
        ({"departments": ["電算室"]}, "unknown department '電算室'", "did you mean '情報推進課'?"),
        (
            {"departments": ["x"]},
            "unknown department 'x'",
            "one of: 幼児教育・保育課, 市民課, 情報推進課",
        ),
        ({"stages": ["trail"]}, "unknown stage 'trail'", "did you mean 'trial'?"),
        (
            {"items": ["policy:dz"]},
            "the axis 'policy' has no item 'dz'",
            "did you mean 'policy:dx'?",
        ),
        ({"items": ["polcy:dx"]}, "unknown axis 'polcy'", "did you mean 'policy'?"),
        ({"items": ["goal"]}, "'goal' is an axis, not an item of it", "one of: goal:safety"),
        ({"items": ["goal:9"]}, "the axis 'goal' has no item '9'", "one of: goal:safety"),
        ({"items": ["goal:"]}, "the axis 'goal' has no item ''", "goal:safety"),
        ({"verdicts": ["mised"]}, "unknown verdict 'mised'", "did you mean 'missed'?"),
    ],
)
def test_what_there_is_not_is_told_with_the_nearest(
    words: dict[str, Any], sentence: str, help: str
) -> None:
    with pytest.raises(NotInPlan) as raised:
        select(TAXONOMY, **words)
    assert str(raised.value.message) == sentence
    assert help in str(raised.value.help)


def test_of_a_plan_without_departments_nothing_can_be_advised() -> None:
    with pytest.raises(NotInPlan) as raised:
        select(Taxonomy(), departments=["市民課"])
    assert raised.value.help is None


def test_counts_are_those_of_the_selection_beside_those_of_the_plan() -> None:
    report = measure_plan(
        plan(), PLAN, 2025, selection=select(TAXONOMY, departments=["情報推進課"])
    )
    assert [(row.about.initiative, row.about.indicator) for row in report.rows] == [
        ("card", "met"),
        ("card", "short"),
        ("open", "met"),
    ]
    summary = report.summary
    assert figures(summary, "initiatives", "initiatives_with_indicators", "indicators") == (3, 2, 3)
    assert (summary.verdicts["achieved"], summary.verdicts["missed"]) == (2, 1)  # type: ignore[index]
    assert figures(report, "all_initiatives", "all_indicators") == (4, 4)


def test_by_verdict_only_indicators_are_left_out() -> None:
    report = measure_plan(plan(), PLAN, 2025, selection=select(TAXONOMY, verdicts=["missed"]))
    assert [row.about.indicator for row in report.rows] == ["short", "far"]
    summary = report.summary
    assert figures(summary, "initiatives", "initiatives_with_indicators", "indicators") == (4, 2, 2)


def test_of_several_years_the_verdict_of_the_last_decides() -> None:
    selection = select(TAXONOMY, verdicts=["missed"])
    reports = measure_years(plan(), PLAN, [2024, 2025], selection=selection)
    assert [report.fiscal_year for report in reports] == [2024, 2025]
    assert [[row.about.indicator for row in report.rows] for report in reports] == [
        ["short", "far"]
    ] * 2
    assert [str(row.verdict.outcome) for row in reports[0].rows] == ["achieved", "missed"]


def tree(**numbers: str) -> GoalTree:
    goals = {
        key: {
            "number": number,
            "title": f"{key}のまち",
            **({"parent": "life"} if key != "life" else {}),
        }
        for key, number in numbers.items()
    }
    return GoalTree({key: Goal.model_validate(each) for key, each in goals.items()})


@pytest.mark.parametrize(
    "word", ["desk", "DESK", "1-2", "１－２", "deskのまち", "1-2 deskのまち", "goals/desk.yaml"]
)
def test_a_goal_by_its_key_number_or_title(word: str) -> None:
    assert goals_called(tree(life="1", desk="1-2"), [word]) == {"desk": frozenset({"desk"})}


def test_a_goal_comes_with_all_below_it() -> None:
    found = goals_called(tree(life="1", desk="1-2", web="1-3"), ["①"])
    assert found == {"life": frozenset({"life", "desk", "web"})}


@pytest.mark.parametrize(
    ("word", "said", "help"),
    [
        ("dsek", "unknown goal 'dsek'", "did you mean 'desk'?"),
        ("7", "unknown goal '7'", "one of: life (1), desk (2), web (2)"),
        ("2", "'2' is the number or title of several goals", "one of: life (1), desk (2), web (2)"),
    ],
)
def test_a_goal_that_is_not_there_or_not_the_only_one(word: str, said: str, help: str) -> None:
    with pytest.raises(NotInPlan) as stopped:
        goals_called(tree(life="1", desk="2", web="2"), [word])
    assert (str(stopped.value), str(stopped.value.help)) == (said, help)


def test_a_plan_without_goals_has_none_to_ask_for() -> None:
    with pytest.raises(NotInPlan) as stopped:
        goals_called(GoalTree(), ["1"])
    assert (str(stopped.value), stopped.value.help) == ("the plan has no goals", None)
