"""Since when the results in a plan's data can have been known."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from apcli.editions.since import latest_known
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.editions.since import Known


def latest(folder: Path, fields: str) -> Known | None:
    """What is known last of the plan whose first initiative has these fields."""
    plan = FILES["plan.yaml"] + "money: {unit: 千円}\n"
    write_plan(folder, {"plan.yaml": plan, FIRST: patched(FIRST, fields)})
    workspace = load(folder, "data")
    assert not workspace.diagnostics
    return latest_known(workspace)


def values(given: str) -> str:
    return (
        "indicators:\n  uses: {name: 利用件数, unit: 件, aggregation: annual, "
        f"values: {given}, targets: {{2025: 10}}}}\n"
    )


VALUES = ("indicators", "uses", "values")


@pytest.mark.parametrize(
    ("given", "day", "path"),
    [
        ("{2024: {actual: 5}}", (2024, 4, 1), (*VALUES, "2024", "actual")),
        ("{2024: {actual: 5}, 2023: {actual: 5}}", (2024, 4, 1), (*VALUES, "2024", "actual")),
        ("{2025: {preliminary: 5}}", (2025, 4, 1), (*VALUES, "2025", "preliminary")),
        (
            "{2025: {actual: {value: 5, as_of: 2026-03-31}}}",
            (2026, 3, 31),
            (*VALUES, "2025", "actual", "as_of"),
        ),
        (
            "{2025: {interim: [{value: 4, as_of: 2025-09}, {value: 3, as_of: 2025-06-30}]}}",
            (2025, 9, 30),
            (*VALUES, "2025", "interim", 0, "as_of"),
        ),
        (
            "{2025: {actual: 5, forecast: {value: 6, as_of: 2025-10-31}}, 2026: {forecast: 7}}",
            (2025, 4, 1),
            (*VALUES, "2025", "actual"),
        ),
    ],
)
def test_a_value_is_known_from_its_year_and_its_day_on(
    given: str, day: tuple[int, int, int], path: tuple[str | int, ...], tmp_path: Path
) -> None:
    assert latest(tmp_path, values(given)) == (datetime.date(*day), "first", path)


def test_a_milestone_is_known_from_the_day_it_was_reached(tmp_path: Path) -> None:
    reached = (
        "indicators:\n  uses: {name: 稼働, values: {2025: {actual: 2025-10-15}}, "
        "targets: {2025: {by: 2025-12}}}\n"
    )
    path = (*VALUES, "2025", "actual", "reached")
    assert latest(tmp_path, reached) == (datetime.date(2025, 10, 15), "first", path)


@pytest.mark.parametrize(
    ("given", "day", "path"),
    [
        ("{2025: {evaluation: 進みました。}}", (2025, 4, 1), ("reviews", "2025")),
        (
            "{2025: {evaluation: 進みました。, by: 2026-05-20}}",
            (2026, 5, 20),
            ("reviews", "2025", "by"),
        ),
    ],
)
def test_a_review_is_known_from_its_day_on(
    given: str, day: tuple[int, int, int], path: tuple[str, ...], tmp_path: Path
) -> None:
    assert latest(tmp_path, f"reviews: {given}\n") == (datetime.date(*day), "first", path)


def test_an_account_is_a_result_and_a_budget_is_none(tmp_path: Path) -> None:
    costs = "costs: {2025: {budget: 100, actual: 90}, 2026: {budget: 100}}\n"
    path = ("costs", "2025", "actual")
    assert latest(tmp_path, costs) == (datetime.date(2025, 4, 1), "first", path)


def test_a_plan_without_results_has_nothing_to_know(tmp_path: Path) -> None:
    assert latest(tmp_path, values("{2024: {forecast: 5}}")) is None


def test_goals_have_results_too(tmp_path: Path) -> None:
    goal = (
        "title: 便利なまち\nindicators:\n  uses: {name: 利用件数, unit: 件, aggregation: annual, "
        "values: {2026: {actual: 5}}}\n"
    )
    write_plan(
        tmp_path,
        {
            FIRST: patched(FIRST, "goal: town\n"),
            "initiatives/second.yaml": patched("initiatives/second.yaml", "goal: town\n"),
            "goals/town.yaml": goal,
        },
    )
    workspace = load(tmp_path, "data")
    assert not workspace.diagnostics
    path = (*VALUES, "2026", "actual")
    assert latest_known(workspace) == (datetime.date(2026, 4, 1), "town", path)
