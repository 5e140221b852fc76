"""Every equation gives the figure beside it, to the last digit, and every comparison is true."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.models import Ratings
from apcli.progress import Figure, Judgement, Outlook, Pace, Verdict, measure_years
from apcli.workspace import load
from tests.processes import DATA, ROOT
from tests.progress.building import row_of
from tests.progress.cases import PARTS, YEARS, Case
from tests.progress.equations import computed, holds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from apcli.progress import Projection, Row

AS_OF = datetime.date(2026, 5, 29)
DEMONSTRATION = ROOT / "examples/demonstration/data"
SCALES = [
    None,
    *(
        Ratings.model_validate({"on": on, "scale": scale})
        for on in ("attainment", "progress")
        for scale in (
            [{"label": "A", "at_least": "100"}, {"label": "B", "above": "33.3"}, {"label": "C"}],
            [{"label": "達成", "at_least": "99.95"}],
        )
    ),
]


@given(
    PARTS,
    st.sampled_from(YEARS),
    st.booleans(),
    st.sampled_from(SCALES),
    st.none() | st.just(AS_OF),
)
@settings(derandomize=True, deadline=None, max_examples=1000)
def test_of_any_indicator(
    case: Case, year: int, inverse: bool, ratings: Ratings | None, as_of: datetime.date | None
) -> None:
    row = row_of(case.build(), year, inverse=inverse, ratings=ratings, as_of=as_of)
    is_right(row)
    rates_what_holds(row, ratings)


@pytest.mark.parametrize("data", [DATA, DEMONSTRATION], ids=["published", "demonstration"])
@pytest.mark.parametrize("inverse", [False, True])
def test_of_both_plans_in_every_year(data: Any, inverse: bool) -> None:
    workspace = load(data, "data")
    plan = workspace.plan.model_copy(update={"inverse_attainment": inverse})
    equations = 0
    for report in measure_years(plan, workspace.initiatives, plan.years.all, AS_OF):
        for row in report.rows:
            is_right(row)
            equations += sum(figure.formula is not None for figure in figures_of(row))
    assert equations > 100


def test_the_cases_reach_every_sort_of_equation() -> None:
    reached: set[str] = set()

    @given(PARTS, st.sampled_from(YEARS))
    @settings(derandomize=True, deadline=None, max_examples=1500, database=None)
    def look(case: Case, year: int) -> None:
        row = row_of(case.build(), year)
        for figure in figures_of(row):
            numbers = figure.formula.numbers if figure.formula else ""
            reached.update(sign for sign in ("(−", ",", "× 1,000", "÷ (−") if sign in numbers)
            reached.update({"many decimals"} if re.search(r"\.\d{6}", numbers) else ())
            reached.update({"a rate"} if re.search(r" ÷ \S+ × 100 [÷−] ", numbers) else ())
        reached.update({str(row.outlook.outcome), str(row.pace_basis)})
        reached.update({"latest"} if row.latest_rates else ())

    look()
    assert reached >= {"(−", ",", "× 1,000", "÷ (−", "many decimals", "a rate", "latest"}
    assert reached >= {*map(str, Outlook), "target", "interpolated"}


def figures_of(row: Row) -> Iterator[Figure]:
    """All figures of a row."""
    yield row.expected
    for rates in (row.rates, row.latest_rates):
        if rates is not None:
            yield from (rates.attainment, rates.progress)
    if row.projection is not None:
        yield from projected(row.projection).values()


def projected(projection: Projection) -> dict[str, Figure]:
    """The figures of a projection by their names."""
    values = {each.name: getattr(projection, each.name) for each in fields(projection)}
    return {name: value for name, value in values.items() if isinstance(value, Figure)}


def is_right(row: Row) -> None:
    """Every equation of the row gives its figure, and what has no figure says why."""
    for rates in (row.rates, row.latest_rates):
        if rates is not None:
            gives_its_number(rates.attainment)
            gives_its_number(rates.progress)
            assert (rates.basis is None) == (rates.attainment.number is None)
    gives_its_number(row.expected)
    assert row.expected.reason == row.pace.reason
    assert (row.expected.number is None) == (row.pace_basis is None)
    has_a_reason_or(row.pace, row.pace.outcome is not None)
    has_a_reason_or(row.rating, row.rating.outcome is not None)
    assert (row.rating.formula is None) == (row.rating.outcome is None)
    if row.outlook.outcome is None:
        assert row.outlook.reason
    else:
        # What it rests on is said where the year's own actual value is not there.
        missing = row.projection is not None and row.projection.missing_year is not None
        assert (row.outlook.reason is not None) == missing
    never_contradicts(row)
    assert row.verdict.outcome is not None
    has_a_reason_or(row.verdict, row.verdict.formula is not None)
    compares(row)
    assert (row.projection is None) == (row.outlook.outcome is None)
    if row.projection is not None:
        leads_where_it_says(row, row.projection)


def never_contradicts(row: Row) -> None:
    """No outlook says of a year's value the opposite of what the row says."""
    outlook, projection = row.outlook.outcome, row.projection
    if projection is None or projection.latest.fiscal_year != row.fiscal_year:
        return
    if row.value is None or row.value.path != projection.latest.path:
        return  # the value that `values` has of the baseline's year
    if row.pace.outcome is Pace.BEHIND:
        assert outlook is not Outlook.ON_COURSE
    elif row.pace.outcome is not None and row.below_baseline is False:
        assert outlook in (Outlook.ON_COURSE, Outlook.REACHED, Outlook.NOT_AT_THIS_PACE)


def gives_its_number(figure: Figure) -> None:
    """The equation gives the exact number; without a number there is a reason instead."""
    has_a_reason_or(figure, figure.number is not None)
    assert (figure.formula is None) == (figure.number is None)
    if figure.formula is not None:
        assert computed(figure.formula.numbers) == figure.number, figure.formula.numbers


def has_a_reason_or(step: Figure | Judgement[Any], found: bool) -> None:
    assert (step.reason is None) == found
    assert step.reason is None or str(step.reason)


def compares(row: Row) -> None:
    """A comparison is true, and is one of the value with the target or with what is expected."""
    verdict, pace = row.verdict.formula, row.pace.formula
    assert (pace is None) == (row.pace.outcome is None)
    if pace is not None:
        assert holds(pace.numbers), pace.numbers
        assert sides(pace.numbers) == (row.value and row.value.number, row.expected.number)
    if verdict is not None and row.target and row.target.number is not None:
        assert holds(verdict.numbers), verdict.numbers
        assert sides(verdict.numbers) == (row.value and row.value.number, row.target.number)
        assert row.verdict.outcome not in (Verdict.REFERENCE, Verdict.NO_VALUE, Verdict.NO_TARGET)


def sides(comparison: str) -> tuple[Fraction, Fraction]:
    left, right = re.split(r" [<=>] ", comparison)
    return computed(left), computed(right)


def leads_where_it_says(row: Row, projection: Projection) -> None:
    gives_its_number(projection.per_year)
    gives_its_number(projection.projected)
    needed, met = projection.needed_per_year, projection.met_in
    if needed.formula is None:
        assert needed.number == 0
        assert needed.reason
    else:
        gives_its_number(needed)
    # It never does, it has already, or the equation gives a year and a part of the next.
    match row.outlook.outcome:
        case Outlook.NOT_AT_THIS_PACE:
            assert met == Figure(None)
        case Outlook.REACHED:
            assert met.formula is None
            assert met.reason
            assert met.number == projection.latest.fiscal_year
        case Outlook.ON_COURSE if met.formula is None:
            assert met.reason
            assert row.final_target is not None
            assert met.number == row.final_target.fiscal_year
        case _:
            assert met.formula is not None
            assert met.reason
            assert met.number == math.ceil(computed(met.formula.numbers)), met.formula.numbers
    assert projection.met_in_year == met.number


def rates_what_holds(row: Row, ratings: Ratings | None) -> None:
    """The label is that of the first step that is printed and holds."""
    if row.rating.formula is None or ratings is None:
        return
    rate = row.rates.attainment if ratings.on == "attainment" else row.rates.progress
    assert rate.number is not None
    for step in row.rating.formula.numbers.split(", "):
        label, *bound = re.split(r" ([≥>]) ", step)
        compared = not bound or (
            rate.number >= computed(bound[1])
            if bound[0] == "≥"
            else rate.number > computed(bound[1])
        )
        if compared:
            assert row.rating.outcome == label
            return
    raise AssertionError(row.rating.formula.numbers)
