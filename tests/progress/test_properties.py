from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.models import Ratings
from apcli.progress import Row, measure_plan
from tests.progress.building import Flat, flat, initiative, plan, row_of, shown
from tests.progress.cases import CASES, YEARS, Case, Given

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEST = settings(derandomize=True, deadline=None, max_examples=200)
ASKED = st.sampled_from(YEARS)
FACTORS = st.sampled_from([Decimal(text) for text in ("0.01", "0.5", "2", "3", "7", "1000")])
SCALE = Ratings.model_validate(
    {"on": "progress", "scale": [{"label": "A", "at_least": "100"}, {"label": "B"}]}
)


def outlook(measured: Flat) -> tuple[Any, ...] | None:
    """Where the projection leads, without its numbers."""
    found = measured.projection
    if found is None:
        return None
    return found.start_year, found.latest_year, found.met_in, found.outlook


def without_size(measured: Flat) -> tuple[Any, ...]:
    """What does not depend on the unit that the numbers are in."""
    latest = measured.latest
    return (
        measured.kind,
        measured.attainment,
        measured.attainment_basis,
        measured.progress,
        measured.below_baseline,
        measured.pace,
        measured.pace_basis,
        measured.verdict,
        measured.rating,
        outlook(measured),
        latest and (latest.fiscal_year, latest.kind, latest.attainment, latest.progress),
    )


def without_sides(measured: Flat) -> tuple[Any, ...]:
    """What does not depend on whether more or less is better."""
    return (
        measured.kind,
        measured.progress,
        measured.below_baseline,
        measured.pace,
        measured.pace_basis,
        measured.verdict,
        outlook(measured),
        measured.latest and measured.latest.progress,
    )


@given(CASES, FACTORS, ASKED, st.booleans())
@MODEST
def test_another_unit_changes_no_percentage_and_no_verdict(
    case: Case, factor: Decimal, year: int, inverse: bool
) -> None:
    plain = flat(case.build(), year, inverse=inverse, ratings=SCALE)
    scaled = flat(case.build(factor), year, inverse=inverse, ratings=SCALE)
    assert without_size(scaled) == without_size(plain)


@given(CASES, ASKED)
@MODEST
def test_less_is_what_more_was_in_the_mirror(case: Case, year: int) -> None:
    plain, mirrored = flat(case.build(), year), flat(case.build(mirrored=True), year)
    assert without_sides(mirrored) == without_sides(plain)


@given(CASES, ASKED, st.integers(-100, 100))
@MODEST
def test_a_forecast_beside_an_actual_changes_nothing(case: Case, year: int, number: int) -> None:
    actual: dict[str, Given] = {"actual": Decimal(10)}
    known = replace(case, values={**case.values, year: actual})
    both: dict[str, Given] = {**actual, "forecast": Decimal(number)}
    doubled = replace(case, values={**case.values, year: both})
    for asked in YEARS:
        one, other = row_of(doubled.build(), asked), row_of(known.build(), asked)
        assert replace(one, course=other.course) == other  # which has every value, used or not


@given(st.lists(CASES, min_size=2, max_size=5), ASKED, st.randoms(use_true_random=False))
@MODEST
def test_the_order_of_initiatives_is_only_the_order_of_rows(
    cases: list[Case], year: int, random: Any
) -> None:
    initiatives = {
        f"key-{index}": initiative({}).model_copy(update={"indicators": {"one": case.build()}})
        for index, case in enumerate(cases)
    }
    shuffled = list(initiatives)
    random.shuffle(shuffled)
    asked = plan(years={"targets": [str(year) for year in YEARS]})
    straight = measure_plan(asked, initiatives, year)
    mixed = measure_plan(asked, {key: initiatives[key] for key in shuffled}, year)

    def by_key(rows: Sequence[Row]) -> dict[str, Row]:
        return {row.about.sheet: row for row in rows}

    assert by_key(mixed.rows) == by_key(straight.rows)
    assert mixed.summary == straight.summary
    assert [row.about.initiative for row in mixed.rows] == shuffled


@given(CASES, ASKED)
@MODEST
def test_what_fell_short_is_never_shown_as_100(case: Case, year: int) -> None:
    measured = flat(replace(case, tolerance=Decimal(0)).build(), year)
    if measured.attainment is not None and measured.verdict in ("missed", "expected_to_miss"):
        rounded = shown(measured.attainment)
        assert rounded is not None
        assert rounded < 100
