"""Counts by department, stage and axis: what is counted twice, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from apcli.errors import NotInPlan
from apcli.models import GoalTree
from apcli.progress import (
    Breakdown,
    Verdict,
    break_down,
    grouping_by,
    measure_plan,
    select,
)
from tests.progress.building import initiative, plan
from tests.progress.test_selection import PLAN, TAXONOMY, kpi


def broken_down(by: str, **words: Any) -> Breakdown:
    report = measure_plan(plan(), PLAN, 2025, selection=select(TAXONOMY, **words))
    return break_down(report, grouping_by(by, TAXONOMY, GoalTree()), plan(), PLAN)


def counts(breakdown: Breakdown) -> dict[str | None, tuple[int, int, int, int]]:
    """Initiatives, indicators, achieved and judged of each group."""
    return {
        group.key: (
            group.summary.initiatives,
            group.summary.indicators,
            group.summary.verdicts[Verdict.ACHIEVED],
            group.summary.judged,
        )
        for group in breakdown.groups
    }


def test_an_initiative_of_two_departments_counts_in_both() -> None:
    found = broken_down("department")
    # card: 1 of 2; nursery: 0 of 1; network has no indicator; open: 1 of 1.
    assert counts(found) == {
        "幼児教育・保育課": (1, 1, 0, 1),
        "市民課": (1, 2, 1, 2),
        "情報推進課": (3, 3, 2, 3),
    }
    assert (found.several, found.empty) == (1, ())
    assert (found.report.summary.initiatives, found.report.summary.indicators) == (4, 4)


def test_what_states_no_stage_comes_last_without_a_key() -> None:
    found = broken_down("stage")
    assert counts(found) == {
        "trial": (2, 1, 0, 1),
        "implementation": (1, 2, 1, 2),
        None: (1, 1, 1, 1),
    }
    assert [group.name for group in found.groups] == ["適用検討", "導入実行", None]
    assert found.several == 0


def test_by_the_items_of_an_axis_with_their_codes() -> None:
    found = broken_down("policy")
    assert counts(found) == {
        "card": (1, 2, 1, 2),
        "dx": (2, 3, 1, 3),
        "wifi": (1, 0, 0, 0),
        None: (1, 1, 1, 1),
    }
    assert [group.code for group in found.groups] == [1, 1, 1, None]
    assert (found.grouping.axis, found.several, found.empty) == ("政策", 1, ())


def test_a_group_without_an_initiative_is_named_and_not_counted() -> None:
    found = broken_down("department", departments=["市民課"])
    assert list(counts(found)) == ["市民課", "情報推進課"]
    assert found.empty == ("幼児教育・保育課",)


def test_of_a_selection_by_verdict_only_its_indicators_count() -> None:
    found = broken_down("department", verdicts=["missed"])
    assert counts(found) == {
        "幼児教育・保育課": (1, 1, 0, 1),
        "市民課": (1, 1, 0, 1),
        "情報推進課": (3, 1, 0, 1),
    }


def test_what_the_taxonomy_lacks_counts_too() -> None:
    initiatives = {**PLAN, "new": initiative({"met": kpi("10")}, departments=["新しい課"])}
    report = measure_plan(plan(), initiatives, 2025)
    found = break_down(report, grouping_by("department", TAXONOMY, GoalTree()), plan(), initiatives)
    assert (found.groups[-1].key, found.groups[-1].name) == ("新しい課", "新しい課")
    assert found.groups[-1].summary.indicators == 1


def test_a_department_named_twice_counts_once() -> None:
    initiatives = {"one": initiative({"met": kpi("10")}, departments=["市民課", "市民課"])}
    report = measure_plan(plan(), initiatives, 2025)
    found = break_down(report, grouping_by("department", TAXONOMY, GoalTree()), plan(), initiatives)
    assert (found.groups[0].summary.indicators, found.several) == (1, 0)


def test_what_cannot_be_grouped_by_is_told_with_the_nearest() -> None:
    for word, near in {"departments": "department", "polcy": "policy", "stages": "stage"}.items():
        with pytest.raises(NotInPlan) as raised:
            grouping_by(word, TAXONOMY, GoalTree())
        assert str(raised.value.help) == f"did you mean '{near}'?"
