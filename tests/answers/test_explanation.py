"""An explanation has the numbers of a row with their places, and says why a figure is not there."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from apcli.answers.explanation import quantities_of
from apcli.progress import Figure, FigureName, Judgement, Quantity, measure_plan
from tests.progress.building import WIFI_SITES, initiative, plan
from tests.progress.cases import YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.models import Initiative

    Step = Figure | Judgement[Any]

AS_OF = datetime.date(2026, 5, 29)
SCALE = {"scale": [{"label": "A", "at_least": "100"}, {"label": "B", "above": "50"}]}


class Explanation(NamedTuple):
    quantities: tuple[Quantity, ...]
    steps: Mapping[FigureName, Step]

    def numbers(self, name: FigureName) -> str | None:
        formula = self.steps[name].formula
        return formula.numbers if formula else None


def explained(fields: dict[str, Any], year: int = 2025, **of_plan: Any) -> Explanation:
    given = {"name": "指標", "unit": "件", "aggregation": "cumulative", **fields}
    return explained_in(initiative({"kpi": given}), year, **of_plan)


def explained_in(one: Initiative, year: int, **of_plan: Any) -> Explanation:
    years = {"targets": [str(each) for each in YEARS]}
    asked = plan(**{"years": years, **of_plan})
    (row,) = measure_plan(asked, {"one": one}, year, AS_OF).rows
    return Explanation(quantities_of(row), row.figures)


def plain(step: Step) -> tuple[str | None, str | None, str | None]:
    formula, reason = step.formula, step.reason
    return (
        str(formula.words) if formula else None,
        formula.numbers if formula else None,
        str(reason) if reason else None,
    )


def test_a_pace_without_a_target_is_held_against_the_line() -> None:
    values = {"2025": {"actual": "30"}}
    found = explained(
        {
            "baseline": {"fiscal_year": "2023", "value": "10"},
            "values": values,
            "targets": {"2028": "70"},
        }
    )
    assert found.numbers(FigureName.PACE) == "30 < 10 + (70 − 10) × 2 ÷ 5"


def test_every_figure_of_an_indicator_with_an_actual() -> None:
    values = {"2024": {"actual": "13"}, "2025": {"actual": "15"}}
    found = explained({**WIFI_SITES, "values": values}, ratings=SCALE)
    assert {str(name): plain(step) for name, step in found.steps.items()} == {
        "verdict": ("met if the value is at least the target", "15 < 16", None),
        "attainment": ("value ÷ target × 100", "15 ÷ 16 × 100", None),
        "progress": (
            "(value − baseline) ÷ (final target − baseline) × 100",
            "(15 − 7) ÷ (29 − 7) × 100",
            None,
        ),
        "pace": ("value compared with the target of the year", "15 < 16", None),
        "rating": (
            "first step that the unrounded attainment (%) reaches",
            "A ≥ 100, B > 50",
            None,
        ),
        "per_year": (
            "(latest value − start of the line) ÷ years between",
            "(15 − 7) ÷ 2",
            None,
        ),
        "needed_per_year": ("(final target − latest value) ÷ years left", "(29 − 15) ÷ 3", None),
        "projected": (
            "latest value + change per year × years left",
            "15 + (15 − 7) ÷ 2 × 3",
            None,
        ),
        "met_in": (
            "latest year + (final target − latest value) ÷ change per year",
            "2025 + (29 − 15) ÷ ((15 − 7) ÷ 2)",
            "rounded up to a whole year",
        ),
    }


def test_the_numbers_have_their_places() -> None:
    values = {"2024": {"actual": "13"}, "2025": {"interim": ["14", "15"]}}
    found = explained({**WIFI_SITES, "values": values})
    assert {str(each.role): each.path for each in found.quantities} == {
        "value": ("values", "2025", "interim", 1),
        "target": ("targets", "2025"),
        "baseline": ("baseline",),
        "final_target": ("targets", "2028"),
        "start": ("baseline",),
        "latest": ("values", "2024", "actual"),
    }


def test_a_span_is_where_its_target_stands() -> None:
    found = explained({"targets": {"2025-2026": "5", "2027-2028": "9"}})
    assert {str(each.role): each.path for each in found.quantities} == {
        "target": ("targets", "2025-2026"),
        "final_target": ("targets", "2027-2028"),
    }


def test_a_rate_is_written_by_its_parts_and_negative_numbers_in_brackets() -> None:
    fields = {
        "unit": "％",
        "aggregation": "annual",
        "baseline": {"fiscal_year": "2023", "value": "-5.5"},
        "values": {"2025": {"actual": {"numerator": "413", "denominator": "1000"}}},
        "targets": {"2025": "50"},
    }
    found = explained(fields)
    assert found.numbers(FigureName.ATTAINMENT) == "413 ÷ 1,000 × 100 ÷ 50 × 100"
    assert found.numbers(FigureName.PROGRESS) == (
        "(413 ÷ 1,000 × 100 − (−5.5)) ÷ (50 − (−5.5)) × 100"
    )


def test_the_tolerance_and_the_direction_are_part_of_the_condition() -> None:
    fields = {"values": {"2025": {"actual": "21"}}, "targets": {"2025": "20"}}
    found = explained({**fields, "direction": "at_most", "tolerance": "1.5"})
    assert plain(found.steps[FigureName.VERDICT]) == (
        "met if the value is at most the target, with a tolerance of 1.5",
        "21 > 20",
        None,
    )


@pytest.mark.parametrize("unit", ["％", "%"])
def test_the_tolerance_of_a_percentage_is_in_points(unit: str) -> None:
    fields = {"values": {"2025": {"actual": "79.5"}}, "targets": {"2025": "80"}}
    found = explained({**fields, "unit": unit, "tolerance": "1.0"})
    assert plain(found.steps[FigureName.VERDICT]) == (
        "met if the value is at least the target, with a tolerance of 1.0 points",
        "79.5 < 80",
        None,
    )


def test_a_milestone_is_held_against_its_day() -> None:
    fields = {"values": {"2025": {"actual": "2025-09-20"}}, "targets": {"2025": {"by": "2025-10"}}}
    assert plain(explained(fields).steps[FigureName.VERDICT]) == (
        "met if the day is not after the target; a month counts as its last day",
        "2025-09-20 / 2025-10",
        None,
    )


JUDGED = {"actual": {"text": "設置済", "achieved": True}}


@pytest.mark.parametrize(
    ("values", "target", "reason"),
    [
        ("pending", "10", "the result of the year is not available yet (pending)"),
        ("not_applicable", "10", "the indicator does not apply in this year (not_applicable)"),
        ({}, "10", "the year has no value"),
        ({"interim": "9"}, "10", "an interim value is never judged"),
        ({"actual": "9"}, None, "no target is set for 2025"),
        (
            {"actual": "9"},
            {"text": "随時設定"},
            "the target is text, and the data does not say whether it is met",
        ),
        (JUDGED, {"text": "設置"}, "the data states whether it is achieved"),
        (JUDGED, "10", "the data states whether it is achieved"),
        (JUDGED, {"by": "2025-10"}, "the data states whether it is achieved"),
        (
            {},
            {"by": "2025-10"},
            "its date has passed, and the data gives no date on which it was reached",
        ),
        ({}, {"by": "2026-10"}, "its date has not come yet"),
    ],
)
def test_what_a_verdict_without_a_comparison_rests_on(
    values: Any, target: Any, reason: str
) -> None:
    targets = {} if target is None else {"2025": target}
    found = explained({"values": {"2025": values}, "targets": targets})
    assert plain(found.steps[FigureName.VERDICT]) == (None, None, reason)


def test_where_the_year_has_no_value_the_latest_is_explained() -> None:
    fields = {"values": {"2024": {"forecast": "8"}}, "targets": {"2025": "10"}}
    found = explained(fields)
    assert found.numbers(FigureName.ATTAINMENT) == "8 ÷ 10 × 100"
    assert found.quantities[0].path == ("values", "2024", "forecast")


def test_why_a_line_is_not_drawn_to_a_year_in_which_nothing_is_measured() -> None:
    values = {"2024": {"actual": "8"}, "2025": "not_applicable"}
    baseline = {"fiscal_year": "2023", "value": "5"}
    found = explained({"baseline": baseline, "values": values, "targets": {"2025": "10"}})
    reason = "the indicator does not apply in 2025 (not_applicable)"
    assert plain(found.steps[FigureName.PER_YEAR]) == (None, None, reason)
    assert FigureName.PROJECTED not in found.steps
