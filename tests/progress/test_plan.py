from __future__ import annotations

import datetime
from typing import Any

import pytest

from apcli.answers.json import plain
from apcli.answers.row_columns import summary_facts
from apcli.errors import NotInPlan
from apcli.progress import measure_initiative, measure_plan, measure_years
from apcli.workspace import load
from tests.processes import ROOT
from tests.progress.building import WIFI_SITES, figures, flattened, initiative, plan


def kpi(values: Any = None, target: str | None = "20", **fields: Any) -> dict[str, Any]:
    return {
        "name": "指標",
        "unit": "件",
        "aggregation": "annual",
        "values": {} if values is None else {"2025": values},
        "targets": {} if target is None else {"2025": target},
        **fields,
    }


def test_a_row_for_every_indicator_in_print_order() -> None:
    initiatives = {
        "wifi": initiative({"z": kpi(), "a": kpi(series="AI-OCR")}, number="5"),
        "none": initiative(number="6", title="なし"),
        "app": initiative({"m": kpi()}, number="1-2-3", departments=["市民課"], title="アプリ"),
    }
    rows = measure_plan(plan(), initiatives, 2025).rows
    assert [(row.about.initiative, row.about.indicator) for row in rows] == [
        ("wifi", "z"),
        ("wifi", "a"),
        ("app", "m"),
    ]
    assert [row.about.number for row in rows] == [5, 5, "1-2-3"]
    assert (rows[1].about.name, rows[1].about.series) == ("指標", "AI-OCR")
    assert (rows[2].about.title, rows[2].about.departments) == ("アプリ", ("市民課",))
    assert {row.fiscal_year for row in rows} == {2025}


def test_counts_carry_what_they_are_counted_among() -> None:
    initiatives = {
        "one": initiative(
            {
                "achieved": kpi({"actual": "20"}),
                "missed": kpi({"actual": "19"}),
                "missed-too": kpi({"actual": "0"}),
                "expected": kpi({"forecast": "20"}),
                "preliminary": kpi({"preliminary": "19"}),
            }
        ),
        "two": initiative(
            {
                "interim": kpi({"interim": "20"}),
                "empty": kpi(),
                "no-target": kpi({"actual": "20"}, target=None),
                "pending": kpi("pending"),
                "not-applicable": kpi("not_applicable"),
            }
        ),
        "three": initiative({"overdue": {**kpi(), "targets": {"2025": {"by": "2025-10"}}}}),
        "four": initiative(),
    }
    as_of = datetime.date(2026, 7, 1)
    scale = {"scale": [{"label": "A", "at_least": "100"}, {"label": "B", "at_least": "50"}]}
    report = measure_plan(plan(ratings=scale), initiatives, 2025, as_of)
    assert report.as_of == as_of
    assert plain(summary_facts(report.summary)) == {
        "initiatives": 4,
        "initiatives_with_indicators": 3,
        "indicators": 11,
        "verdicts": {
            "achieved": 1,
            "missed": 2,
            "expected_to_achieve": 1,
            "expected_to_miss": 1,
            "reference": 1,
            "no_value": 1,
            "no_target": 1,
            "under_way": 0,
            "unjudged": 0,
            "pending": 1,
            "not_applicable": 1,
            "not_due": 0,
            "overdue": 1,
        },
        "judged": 3,
        "values": 7,
        "kinds": {"actual": 4, "preliminary": 1, "forecast": 1, "interim": 1},
        "rated": 2,
        "ratings": {"A": 1, "B": 1},
        "rating_scales": {},
        "expected_ratings": {"A": 1, "B": 1},
        "expected_rating_scales": {},
    }


def test_an_empty_plan_counts_nothing() -> None:
    summary = measure_plan(plan(), {}, 2025).summary
    counts = plain(summary_facts(summary))
    assert (summary.initiatives, summary.indicators, summary.judged) == (0, 0, 0)
    assert set(counts["verdicts"].values()) == {0}
    assert len(counts["verdicts"]) == 13
    assert counts["ratings"] == {}


@pytest.mark.parametrize("year", [2022, 2029])
def test_a_year_the_plan_does_not_have(year: int) -> None:
    with pytest.raises(NotInPlan) as raised:
        measure_plan(plan(), {}, year)
    assert str(raised.value) == (
        f"the plan has no fiscal year {year}; it has 2023, 2024, 2025, 2026, 2027, 2028"
    )


def test_the_baseline_year_of_the_plan_can_be_asked_for() -> None:
    (found,) = measure_plan(plan(), {"wifi": initiative({"sites": WIFI_SITES})}, 2023).rows
    row = flattened(found)
    assert figures(row, "value", "kind") == (7, "actual")
    assert str(row.as_of) == "2024-03-31"
    assert figures(row, "progress", "verdict", "below_baseline") == (None, "under_way", False)


@pytest.mark.parametrize("folder", ["data", "examples/demonstration/data"])
def test_the_rows_of_an_initiative_are_those_of_the_plan(folder: str) -> None:
    workspace = load(ROOT / folder, folder)
    plan = workspace.plan
    of_initiatives = {
        (row.about.initiative, row.about.indicator, row.fiscal_year): row
        for key, initiative in workspace.initiatives.items()
        for _about, rows in measure_initiative(plan, key, initiative)
        for row in rows
    }
    compared = 0
    for year in plan.years.all:
        for row in measure_plan(plan, workspace.initiatives, year).rows:
            own = of_initiatives.get((row.about.initiative, row.about.indicator, year))
            assert own is None or own == row
            compared += own is not None
    assert compared == len(of_initiatives) > 50


@pytest.mark.parametrize("change", ["completed", "abolished", "transferred"])
def test_what_has_ended_is_measured_only_in_the_years_before_the_plan(change: str) -> None:
    initiatives = {
        "ended": initiative({"sites": WIFI_SITES}, change=change),
        "other": initiative({"sites": WIFI_SITES}),
    }
    counts = {}
    for year in (2024, 2025, 2026):
        report = measure_plan(plan(), initiatives, year)
        counts[year] = {row.about.initiative for row in report.rows}
        assert report.summary.initiatives == report.all_initiatives == len(counts[year])
        assert report.summary.indicators == report.all_indicators == len(counts[year])
    assert counts == {2024: {"ended", "other"}, 2025: {"other"}, 2026: {"other"}}


def test_what_is_merged_or_split_goes_on() -> None:
    for change in ("merged", "split", "reduced"):
        going_on = {"one": initiative({"sites": WIFI_SITES}, change=change)}
        assert measure_plan(plan(), going_on, 2025).rows


def test_of_several_years_what_has_ended_is_in_the_first_alone() -> None:
    initiatives = {
        "ended": initiative({"sites": WIFI_SITES}, change="completed"),
        "other": initiative({"sites": WIFI_SITES}),
    }
    reports = measure_years(plan(), initiatives, (2024, 2025))
    assert [len(report.rows) for report in reports] == [2, 1]
