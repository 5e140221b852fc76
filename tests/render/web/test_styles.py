"""The style sheets and scripts that the pages of only some plans have."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from apcli.render.documents.plan import plan_document, plan_view
from apcli.workspace import load
from tests.example_plan import SECOND, patched, write_plan
from tests.processes import DATA, ROOT
from tests.render.documents import write_files
from tests.render.structured_plan import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from apcli.render.documents.plan_views import Outline

PLANS = ROOT / "tests/plans"


def _names(data: Path, as_of: datetime.date | None = None) -> list[str]:
    document = plan_document(load(data, "data"), as_of)
    assert bool(document.scripts) == bool(document.view.goals)
    return [each.removeprefix("html/").removesuffix(".css") for each in document.styles]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (DATA, []),
        (ROOT / "examples/demonstration/data", ["structure"]),
        (PLANS / "levels/data", ["structure", "goals", "facts"]),
        (PLANS / "money/data", ["structure", "stacked", "facts"]),
        (PLANS / "reviews/data", ["structure", "stacked", "numbers"]),
    ],
    ids=["real", "demonstration", "levels", "money", "reviews"],
)
def test_a_page_has_the_styles_of_what_its_plan_has(data: Path, expected: list[str]) -> None:
    assert _names(data) == expected


def test_a_plan_with_results_has_a_style_for_its_day() -> None:
    assert _names(DATA, datetime.date(2026, 11, 30)) == ["current"]


def test_a_plan_that_has_everything_has_every_style(tmp_path: Path) -> None:
    made = ["structure", "nested", "goals", "stacked", "facts"]
    assert _names(write_files(tmp_path, FILES)) == made


@pytest.mark.parametrize(("number", "long"), [("100", False), ("1-10", True)])
def test_a_number_of_more_than_three_characters_has_a_style(
    number: str, long: bool, tmp_path: Path
) -> None:
    second = patched(SECOND, f'number: "{number}"\n')
    assert ("numbers" in _names(write_plan(tmp_path, {SECOND: second}))) == long


def _drawn(outlines: Iterable[Outline]) -> list[object]:
    return [
        (
            each.branch.goal.key if each.branch.goal else None,
            [one.key for one in each.branch.initiatives],
            _drawn(each.below),
        )
        for each in outlines
    ]


def test_the_outline_has_the_goals_one_inside_another(tmp_path: Path) -> None:
    plan = plan_view(load(write_files(tmp_path, FILES), "data"))
    assert _drawn(plan.outline) == [
        ("services", [], [("desk", [], [("desk-forms", ["one-stop", "forms"], [])])]),
        ("childcare", [], [("childcare-places", ["nursery"], [])]),
    ]


def test_what_has_no_goal_comes_after_the_goals(tmp_path: Path) -> None:
    nursery = FILES["initiatives/nursery.yaml"].replace("goal: childcare-places\n", "")
    plan = plan_view(
        load(write_files(tmp_path, {**FILES, "initiatives/nursery.yaml": nursery}), "data")
    )
    assert _drawn(plan.outline)[1:] == [
        ("childcare", [], [("childcare-places", [], [])]),
        (None, ["nursery"], []),
    ]
