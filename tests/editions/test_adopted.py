"""The edition shows what was known when it was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from apcli.editions.adopted import as_adopted
from apcli.workspace import load
from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import output

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from apcli.models import Initiative

VALUES = """\
indicators:
  uses:
    name: 利用件数
    unit: 件
    aggregation: annual
    values:
      2022: 5
      2023: {actual: 6, forecast: 7}
      2024: {forecast: 8, interim: {value: 4, as_of: 2024-09-30}, actual: 9, preliminary: 10}
      2025: {forecast: 11, actual: 12}
      2026: {forecast: 13}
    targets: {2025: 10, 2026: 20}
reviews:
  2024: {evaluation: 順調に進みました。}
  2025: {evaluation: 目標を超えました。}
status: {2025: running, 2026: running}
costs:
  2024: {budget: 100, actual: 90}
  2025: {budget: 200, actual: 190}
  2026: {budget: 300}
""".replace("2022: 5\n", "2022: {actual: 5}\n")


def adopted(folder: Path, *, published: str | None = None, values: str = VALUES) -> Initiative:
    """The first initiative of the plan of FY2025 as its edition shows it."""
    plan = FILES["plan.yaml"] + "money: {unit: 千円}\n"
    if published:
        plan += f"published: {published}\n"
    taxonomy = FILES["taxonomy.yaml"] + "statuses: [{key: running, name: 実施中}]\n"
    write_plan(
        folder, {"plan.yaml": plan, "taxonomy.yaml": taxonomy, FIRST: patched(FIRST, values)}
    )
    workspace = load(folder, "data")
    assert not workspace.diagnostics
    return as_adopted(workspace).initiatives["first"]


def kinds(initiative: Initiative) -> Mapping[int, set[str]]:
    """The kinds of value of each year of its indicator."""
    names = ("actual", "preliminary", "forecast", "interim")
    return {
        year: {name for name in names if getattr(given, name)}
        for year, given in initiative.indicators["uses"].values.items()
    }


@pytest.mark.parametrize("published", [None, "2025-03-31", "2025-03", "2025-03-01", "2024-12-20"])
def test_the_year_before_had_not_ended(published: str | None, tmp_path: Path) -> None:
    assert kinds(adopted(tmp_path, published=published)) == {
        2022: {"actual"},
        2023: {"actual", "forecast"},
        2024: {"forecast", "interim"},
    }


@pytest.mark.parametrize("published", ["2025-04-01", "2025-10-31", "2026-02-28"])
def test_a_plan_published_after_the_year_ended_has_its_results(
    published: str, tmp_path: Path
) -> None:
    assert kinds(adopted(tmp_path, published=published))[2024] == {
        "actual",
        "preliminary",
        "forecast",
        "interim",
    }


def test_a_plan_published_a_year_early_knows_less(tmp_path: Path) -> None:
    assert kinds(adopted(tmp_path, published="2024-03-31")) == {
        2022: {"actual"},
        2023: {"forecast"},
        2024: {"forecast", "interim"},
    }


def test_reviews_and_what_was_spent_come_later(tmp_path: Path) -> None:
    initiative = adopted(tmp_path)
    assert list(initiative.reviews) == [2024]
    spent = {year: cost.actual for year, cost in initiative.costs.items()}
    assert spent == {2024: 90, 2025: None, 2026: None}


def test_status_and_budget_belong_to_the_edition(tmp_path: Path) -> None:
    initiative = adopted(tmp_path)
    assert {year: cost.budget for year, cost in initiative.costs.items()} == {
        2024: 100,
        2025: 200,
        2026: 300,
    }
    assert list(initiative.status) == [2025, 2026]


@pytest.mark.parametrize(
    ("published", "day", "left"),
    [
        ("2025-03", "2025-04-01", False),
        ("2025-03", "2025-04", False),
        ("2025-03", "2026-01-10", False),
        ("2025-03-01", "2025-03-31", True),
        ("2025-03-31", "2024-10", True),
        (None, "2025-05-30", True),
        ("2025-03", None, True),
    ],
)
def test_a_review_of_a_later_month_was_not_there(
    published: str | None, day: str | None, left: bool, tmp_path: Path
) -> None:
    given = "順調に進みました。" + (f", by: {day}" if day else "")
    values = VALUES.replace("順調に進みました。", given)
    assert (2024 in adopted(tmp_path, published=published, values=values).reviews) == left


def test_of_two_reviews_of_a_year_the_one_that_was_there_stays(tmp_path: Path) -> None:
    values = VALUES.replace(
        "2024: {evaluation: 順調に進みました。}",
        "2024: [{evaluation: 前半。, by: 2024-10}, {evaluation: 後半。, by: 2025-05}]",
    )
    (left,) = adopted(tmp_path, published="2025-03", values=values).reviews[2024]
    assert left.evaluation == "前半。"


@pytest.mark.parametrize(
    ("cost", "left"),
    [
        ("actual: 190", False),
        ("actual: 190, note: 決算", False),
        ("actual: 190, budget: 0", True),
        ("actual: 190, staff: 0.5", True),
        ("actual: 190, sources: {国: 200}", True),
        ("note: 未定", True),
    ],
)
def test_an_account_without_a_budget_is_no_cost_of_the_edition(
    cost: str, left: bool, tmp_path: Path
) -> None:
    values = VALUES.replace("budget: 200, actual: 190", cost)
    assert (2025 in adopted(tmp_path, values=values).costs) == left
    before = values.replace("2024: {budget: 100, actual: 90}", f"2024: {{{cost}}}")
    assert 2024 in adopted(tmp_path, values=before).costs


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_a_result_does_not_change_the_plan(suffix: str, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    write_plan(before / "data")
    write_plan(after / "data")
    result = "    values: {2025: {actual: {value: 12, note: 秋に増えた。}}}\n"
    given = FILES[FIRST].replace(
        "  uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}\n",
        "  uses:\n    name: 利用件数\n    unit: 件\n    aggregation: annual\n"
        f"{result}    targets: {{2025: 10, 2026: 20}}\n"
        "reviews: {2025: {evaluation: 目標を超えました。}}\n",
    )
    (after / "data" / FIRST).write_text(given, "utf-8")
    pages = []
    for folder in (before, after):
        output("render", "--output", f"plan.{suffix}", cwd=folder)
        pages.append((folder / f"plan.{suffix}").read_bytes())
    assert pages[0] == pages[1]
    assert "12" in output("progress", cwd=after)
