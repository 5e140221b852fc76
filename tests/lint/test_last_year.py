"""What is the same thing in two editions, and which words speak of last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.lint.documentation import Example
from apcli.lint.last_year import (
    are_alike,
    indicator_pairs,
    renamed_indicators,
    renamed_keys,
    sheet_pairs,
)
from apcli.lint.old_years import old_year_in
from apcli.models import Plan
from tests.lint.examples import example_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace

BASE = {"schema": "1", "title": "計画", "city": {"name": "例示市"}}
SPLIT = """\
# previous/initiatives/old.yaml
number: 3
title: 庁舎のDX
departments: [情報推進課]
indicators:
  visits: {name: 来庁者数, unit: 人, aggregation: annual, targets: {2025: 10}}
  calls: {name: 相談件数, unit: 件, aggregation: annual, targets: {2025: 10}}
# initiatives/third.yaml
number: 3
title: 庁舎
departments: [情報推進課]
predecessors: [old]
indicators:
  visits: {name: 来庁者数, unit: 人, aggregation: annual, targets: {2025-2026: 10}}
# initiatives/fourth.yaml
number: 4
title: 庁舎のＤＸ
departments: [情報推進課]
# initiatives/second.yaml
change: completed
"""


def plan_of(year: int, *targets: int, forecast: int | None = None, published: str = "") -> Plan:
    years = {"targets": list(map(str, targets))} | ({"forecast": str(forecast)} if forecast else {})
    given = {"fiscal_year": str(year), "years": years}
    return Plan.model_validate(BASE | given | ({"published": published} if published else {}))


@pytest.fixture
def split(tmp_path: Path) -> Workspace:
    """An initiative that another continues, beside a new one of its title, and one that ends."""
    return example_plan(tmp_path / "data", Example(SPLIT))


def test_a_sheet_is_paired_by_its_key_or_its_only_predecessor(split: Workspace) -> None:
    assert [(each.key, each.before.title) for each in sheet_pairs(split)] == [
        ("first", "窓口のDX"),
        ("third", "庁舎のDX"),
    ]


def test_an_indicator_is_paired_along_with_its_initiative(split: Workspace) -> None:
    assert [(each.key, each.name) for each in indicator_pairs(split)] == [
        ("first", "uses"),
        ("third", "visits"),
    ]


def test_what_has_a_successor_is_not_renamed(split: Workspace) -> None:
    assert renamed_keys(split) == {}
    assert renamed_indicators(split) == {}


def test_the_same_title_under_a_new_key_is_renamed_in_whatever_width(tmp_path: Path) -> None:
    without = SPLIT.replace("predecessors: [old]\n", "")
    assert renamed_keys(example_plan(tmp_path / "data", Example(without))) == {"fourth": "old"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("公衆無線LAN環境の充実", "公衆無線ＬＡＮの充実", True),
        ("窓口のDX", "窓口手続のDXの推進", True),
        ("窓口のDX", "道路の点検", False),
    ],
)
def test_names_are_alike_if_they_have_much_in_common(one: str, other: str, alike: bool) -> None:
    assert are_alike(one, other) is alike


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("令和7年度の目標です。", "令和7年度"),
        ("令和７年度末の予定です。", "令和７年度末"),
        ("R7年度の目標です。", "R7年度"),
        ("2025年度の目標です。", "2025年度"),
        ("令和7（2025）年3月", "令和7"),
        ("令和6年度末見込値", "令和6年度末見込"),
        ("令和6年度末の見込値", "令和6年度末の見込"),
        ("令和8年3月からです。", "令和8年3月"),
        ("令和7年4月1日からです。", "令和7年4月1日"),
        ("令和7年3月に公表しました。", "令和7年3月"),
        ("令和6年度に始め、令和7年度に広げます。", "令和7年度"),
        ("令和6年度末の実績です。", None),
        ("令和6年12月からです。", None),
        ("令和8年4月からです。", None),
        ("令和7年2月の資料です。", None),
        ("2025件を超えます。", None),
        ("12025年", None),
    ],
)
def test_a_line_speaks_of_the_year_the_forecast_or_the_publication(
    line: str, said: str | None
) -> None:
    old = plan_of(2025, 2025, 2026, forecast=2024, published="2025-03")
    found = old_year_in(line, old, plan_of(2026, 2026, 2027))
    assert (found[0] if found else None) == said


def test_a_period_that_both_plans_have_may_begin_with_that_year() -> None:
    old, line = plan_of(2025, 2025, 2026), "令和7年度から令和8年度までの計画です。"
    assert old_year_in(line, old, plan_of(2026, 2025, 2026)) is None
    assert old_year_in(line, old, plan_of(2026, 2026, 2027)) is not None
