"""What the report says of a target and of a review, in words that are right by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from pathlib import Path

REVIEWERS = """\
reviewers: [{key: department, name: 所管課評価}]
periods: [{key: h1, name: 上半期}]
"""


def report(folder: Path, fragment: str) -> str:
    """The report of 2025 on the plan whose first initiative has these fields."""
    plan = patched("plan.yaml", REVIEWERS)
    write_plan(folder / "data", {"plan.yaml": plan, FIRST: patched(FIRST, fragment)})
    return output("render", "--document", "progress", cwd=folder)


def target(text: str) -> str:
    """What stands beside 目標値 in the table of the indicator."""
    found = re.search(r"^\| 目標値 \| (.+?) \|$", text, re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("direction", "targets", "said"),
    [
        ("decrease", "{2025: 50}", "50件以下"),
        ("decrease", "{2028: 50}", "50件以下（令和10年度）"),
        ("at_least", "{2028: 50}", "50件以上（令和10年度）"),
        ("increase", "{2028: 50}", "50件（令和10年度）"),
        ("decrease", "{2025: {at_most: 10000}}", "10,000件以下"),
        ("decrease", "{2025: {below: 10000, text: 1万件未満}}", "1万件未満"),
        ("at_most", "{2025: {below: 20}}", "20件未満"),
        ("at_least", "{2025: {at_least: 40}}", "40件以上"),
        ("decrease", "{2028: {below: 5}}", "5件未満（令和10年度）"),
        ("increase", "{2028: {at_least: 20, at_most: 30}}", "20件以上30件以下（令和10年度）"),
    ],
)
def test_a_target_has_its_bound_once_and_before_its_year(
    direction: str, targets: str, said: str, tmp_path: Path
) -> None:
    fragment = (
        "indicators:\n  uses:\n    name: 利用件数\n    unit: 件\n    aggregation: annual\n"
        f"    direction: {direction}\n    targets: {targets}\n"
    )
    assert target(report(tmp_path, fragment)) == said


@pytest.mark.parametrize(
    ("review", "title"),
    [
        ("{evaluation: 順調です。, direction: continued, by: 2026-05-29}", None),
        (
            "{who: department, period: h1, evaluation: 順調です。}",
            "令和7年度の所管課評価（上半期）",
        ),
        ("[{who: department, evaluation: 順調です。}]", "令和7年度の所管課評価"),
        ("{evaluation: 順調です。, by: 2026-05-29}", "令和7年度の評価（令和8年5月29日）"),
    ],
)
def test_a_review_says_who_wrote_it_and_when(
    review: str, title: str | None, tmp_path: Path
) -> None:
    text = report(tmp_path, f"reviews: {{2025: {review}}}\n")
    titles = re.findall(r"^\*\*(令和7年度の.*評価.*)\*\*$", text, re.MULTILINE)
    assert titles == ([title] if title else [])


def test_a_direction_ends_its_paragraph(tmp_path: Path) -> None:
    one = "{who: department, evaluation: 一つ目です。, direction: expanded}"
    other = "{who: department, period: h1, evaluation: 二つ目です。}"
    text = report(tmp_path, f"reviews: {{2025: [{one}, {other}]}}\n")
    assert "拡充\n\n**" in text
