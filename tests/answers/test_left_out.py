"""What counts leave out is said: goals without a row, and initiatives that have ended."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.processes import ROOT, output

LEVELS = ROOT / "tests/plans/levels/data"
DEMONSTRATION = ROOT / "examples/demonstration/data"


def report(*asked: str) -> dict[str, Any]:
    found = json.loads(output("progress", "--data", LEVELS, *asked, "--format", "json"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("by", ["goal", "department", "stage"])
def test_the_indicators_of_goals_that_are_in_no_row_are_counted(by: str) -> None:
    found = report("--by", by)
    goals = [row for row in found["rows"] if row["initiative"] is None]
    left_out = {
        "goal": [],
        "department": [row for row in goals if not row["departments"]],
        "stage": goals,
    }[by]
    assert goals
    assert found["by"]["left_out"] == len(left_out)
    said = output("--lang", "ja", "progress", "--data", LEVELS, "--by", by, COLUMNS="100")
    count, total = len(left_out), len(found["rows"])
    sentence = f"{total}指標のうち、どの行にも属さない目標の{count}指標は、計だけに数えています。"
    assert (sentence in said) is bool(left_out)


def test_the_indicators_of_goals_are_not_said_to_be_those_of_initiatives() -> None:
    rows = report()["rows"]
    initiatives = {row["initiative"] for row in rows if row["initiative"]}
    goals = {row["goal"] for row in rows if row["initiative"] is None}
    said = output("--lang", "ja", "progress", "--data", LEVELS)
    assert f"のうち{len(initiatives)}件と目標{len(goals)}件の{len(rows)}指標：" in said


def test_the_csv_tells_goals_from_initiatives() -> None:
    lines = output("--lang", "ja", "progress", "--data", LEVELS, "--format", "csv").splitlines()
    place = lines[0].split(",").index("取組・目標の別")
    found = [line.split(",")[place] for line in lines[1:]]
    assert found == ["取組" if row["initiative"] else "目標" for row in report()["rows"]]


def test_what_has_ended_is_said_in_the_list_and_beside_the_counts() -> None:
    listed = output("--lang", "ja", "list", "--data", DEMONSTRATION)
    assert listed.count("（移管）") == 1
    counted = output("--lang", "ja", "matrix", "--data", DEMONSTRATION)
    assert "終了した1件は数えていません。" in counted
    facts = json.loads(output("matrix", "--data", DEMONSTRATION, "--format", "json"))
    whole = json.loads(output("list", "--data", DEMONSTRATION, "--format", "json"))["initiatives"]
    assert (facts["ended"], facts["initiatives"]["total"]) == (1, len(whole) - 1)
    assert "終了した" not in output("--lang", "ja", "matrix", "--data", ROOT / "data")
