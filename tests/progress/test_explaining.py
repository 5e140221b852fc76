"""An explanation can be computed again, and says why a figure is not there."""

from __future__ import annotations

import datetime
import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.progress import Outlook, Row, measure_plan
from apcli.progress.explaining import Explanation, FigureName, Step, explain
from tests.progress.building import WIFI_SITES, initiative, plan
from tests.progress.cases import CASES, YEARS, Case

if TYPE_CHECKING:
    from apcli.models import Initiative

AS_OF = datetime.date(2026, 5, 29)
SCALE = {"scale": [{"label": "A", "at_least": "100"}, {"label": "B", "above": "50"}]}


def explained(fields: dict[str, Any], year: int = 2025, **of_plan: Any) -> Explanation:
    given = {"name": "指標", "unit": "件", "aggregation": "cumulative", **fields}
    return explained_in(initiative({"kpi": given}), year, **of_plan)


def explained_in(one: Initiative, year: int, **of_plan: Any) -> Explanation:
    years = {"targets": [str(each) for each in YEARS]}
    asked = plan(**{"years": years, **of_plan})
    (row,) = measure_plan(asked, {"one": one}, year, AS_OF).rows
    return explain(asked, one.indicators[row.indicator], row)


def computed(numbers: str) -> Fraction:
    """What the numbers of a step give, computed by Python."""
    plain = numbers.replace(",", "").replace("÷", "/").replace("×", "*").replace("−", "-")
    exact = re.sub(r"\d+(\.\d+)?", lambda found: f"Fraction('{found[0]}')", plain)
    assert re.fullmatch(r"[-+*/() .\d]*", plain), numbers
    found: Fraction = eval(exact, {"Fraction": Fraction})
    return found


def holds(comparison: str) -> bool:
    """A comparison that is printed is true."""
    left, relation, right = re.split(r" ([<=>]) ", comparison)
    one, other = computed(left), computed(right)
    return {"<": one < other, "=": one == other, ">": one > other}[relation]


def figures_of(row: Row) -> dict[FigureName, Fraction | None]:
    shown = row if row.kind is not None else row.latest
    projection = row.projection
    return {
        FigureName.ATTAINMENT: shown.attainment if shown else None,
        FigureName.PROGRESS: shown.progress if shown else None,
        FigureName.PER_YEAR: projection.per_year if projection else None,
    }


@given(CASES, st.sampled_from(YEARS), st.booleans())
@settings(derandomize=True, deadline=None, max_examples=300)
def test_what_is_printed_gives_the_figure_or_says_why_there_is_none(
    case: Case, year: int, inverse: bool
) -> None:
    one = initiative({}).model_copy(update={"indicators": {"kpi": case.build()}})
    found = explained_in(one, year, inverse_attainment=inverse)
    for name, figure in figures_of(found.row).items():
        step = found.steps[name]
        assert (step.numbers is None) == (figure is None) == (step.reason is not None), name
        assert figure is None or (step.numbers is not None and computed(step.numbers) == figure)
    pace = found.steps[FigureName.PACE]
    assert (pace.reason is None) == (found.row.pace is not None)
    for step in (pace, found.steps[FigureName.VERDICT]):
        assert step.numbers is None or holds(step.numbers)
    projection = found.row.projection
    if projection is not None:
        projected, needed = (
            found.steps[name] for name in (FigureName.PROJECTED, FigureName.NEEDED_PER_YEAR)
        )
        assert projected.numbers is not None
        assert computed(projected.numbers) == projection.projected
        given = computed(needed.numbers) if needed.numbers else 0
        assert given == projection.needed_per_year
        met = found.steps.get(FigureName.MET_IN)
        dated = projection.outlook in (Outlook.ON_COURSE, Outlook.LATE)
        assert (met is not None) == dated
        if met is not None:
            assert met.numbers is not None
            assert math.ceil(computed(met.numbers)) == projection.met_in


def plain(step: Step) -> tuple[str | None, str | None, str | None]:
    formula, reason = (None if each is None else str(each) for each in (step.formula, step.reason))
    return formula, step.numbers, reason


def test_a_pace_without_a_target_is_held_against_the_line() -> None:
    values = {"2025": {"actual": "30"}}
    found = explained(
        {
            "baseline": {"fiscal_year": "2023", "value": "10"},
            "values": values,
            "targets": {"2028": "70"},
        }
    )
    assert found.steps[FigureName.PACE].numbers == "30 < 10 + (70 − 10) × 2 ÷ 5"


def test_every_figure_of_an_indicator_with_an_actual() -> None:
    values = {"2024": {"actual": "13"}, "2025": {"actual": "15"}}
    found = explained({**WIFI_SITES, "values": values}, ratings=SCALE)
    assert {str(name): plain(step) for name, step in found.steps.items()} == {
        "verdict": ("met where the value is at least the target", "15 < 16", None),
        "attainment": ("value ÷ target × 100", "15 ÷ 16 × 100", None),
        "progress": (
            "(value − baseline) ÷ (final target − baseline) × 100",
            "(15 − 7) ÷ (29 − 7) × 100",
            None,
        ),
        "pace": ("the value against the target of the year", "15 < 16", None),
        "rating": (
            "the first step that holds, of the unrounded attainment in per cent",
            "A ≥ 100, B > 50",
            None,
        ),
        "per_year": (
            "(latest actual − where the line begins) ÷ years between",
            "(15 − 7) ÷ 2",
            None,
        ),
        "needed_per_year": ("(final target − latest actual) ÷ years left", "(29 − 15) ÷ 3", None),
        "projected": (
            "latest actual + what a year adds × years left",
            "15 + (15 − 7) ÷ 2 × 3",
            None,
        ),
        "met_in": (
            "the latest year + (final target − latest actual) ÷ what a year adds",
            "2025 + (29 − 15) ÷ ((15 − 7) ÷ 2)",
            "rounded up to a whole year",
        ),
    }


def test_the_numbers_have_their_places() -> None:
    values = {"2024": {"actual": "13"}, "2025": {"interim": ["14", "15"]}}
    found = explained({**WIFI_SITES, "values": values})
    assert {str(each.role): each.path[2:] for each in found.quantities} == {
        "value": ("values", "2025", "interim", 1),
        "target": ("targets", "2025"),
        "baseline": ("baseline",),
        "final_target": ("targets", "2028"),
        "start": ("baseline",),
        "latest": ("values", "2024", "actual"),
    }


def test_a_span_is_where_its_target_stands() -> None:
    found = explained({"targets": {"2025-2026": "5", "2027-2028": "9"}})
    assert {str(each.role): each.path[2:] for each in found.quantities} == {
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
    assert found.steps[FigureName.ATTAINMENT].numbers == "(413 ÷ 1,000 × 100) ÷ 50 × 100"
    assert found.steps[FigureName.PROGRESS].numbers == (
        "((413 ÷ 1,000 × 100) − (-5.5)) ÷ (50 − (-5.5)) × 100"
    )


def test_the_tolerance_and_the_direction_are_part_of_the_condition() -> None:
    fields = {"values": {"2025": {"actual": "21"}}, "targets": {"2025": "20"}}
    found = explained({**fields, "direction": "at_most", "tolerance": "1.5"})
    assert plain(found.steps[FigureName.VERDICT]) == (
        "met where the value is at most the target, give or take 1.5",
        "21 > 20",
        None,
    )


def test_a_milestone_is_held_against_its_day() -> None:
    fields = {"values": {"2025": {"actual": "2025-09-20"}}, "targets": {"2025": {"by": "2025-10"}}}
    assert plain(explained(fields).steps[FigureName.VERDICT]) == (
        "met where the day is not after the target; a month is its last day",
        "2025-09-20 / 2025-10",
        None,
    )


JUDGED = {"actual": {"text": "設置済", "achieved": True}}


@pytest.mark.parametrize(
    ("values", "target", "reason"),
    [
        ("pending", "10", "the result of the year is not counted yet (pending)"),
        ("not_applicable", "10", "there is nothing to measure in the year (not_applicable)"),
        ({}, "10", "the year has no value"),
        ({"interim": "9"}, "10", "an interim value is never judged"),
        ({"actual": "9"}, None, "no target is set for 2025"),
        (
            {"actual": "9"},
            {"text": "随時設定"},
            "the target is a text, and no value says whether it is met",
        ),
        (JUDGED, {"text": "設置"}, "the data itself says whether it is achieved"),
        (JUDGED, "10", "the data itself says whether it is achieved"),
        (JUDGED, {"by": "2025-10"}, "the data itself says whether it is achieved"),
        ({}, {"by": "2025-10"}, "its day is past, and none is given on which it was reached"),
        ({}, {"by": "2026-10"}, "its day is still to come"),
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
    assert found.steps[FigureName.ATTAINMENT].numbers == "8 ÷ 10 × 100"
    assert found.quantities[0].path[2:] == ("values", "2024", "forecast")


def test_why_a_line_is_not_drawn_to_a_year_in_which_nothing_is_measured() -> None:
    values = {"2024": {"actual": "8"}, "2025": "not_applicable"}
    baseline = {"fiscal_year": "2023", "value": "5"}
    found = explained({"baseline": baseline, "values": values, "targets": {"2025": "10"}})
    reason = "nothing is measured in the final target's year, 2025 (not_applicable)"
    assert plain(found.steps[FigureName.PER_YEAR]) == (None, None, reason)
    assert FigureName.PROJECTED not in found.steps
