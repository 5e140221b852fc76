from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

import pytest

from apcli.progress import course_of, known_value
from apcli.progress.quantity import final_target, latest_before
from tests.progress.building import figures, flat, indicator

BASELINE = {"fiscal_year": "2023", "value": "7", "as_of": "2024-03-31"}


def known(year: int = 2025, **fields: Any) -> tuple[str, Any] | None:
    found = known_value(indicator(**fields), year)
    return None if found is None else (str(found.kind), found.number)


def test_actual_else_preliminary_else_forecast_else_interim() -> None:
    year: dict[str, Any] = {"interim": "1", "forecast": "2", "preliminary": "3", "actual": "4"}
    found = []
    while year:
        found.append(known(values={"2025": dict(year)}))
        year.popitem()
    assert found == [("actual", 4), ("preliminary", 3), ("forecast", 2), ("interim", 1)]
    assert known(values={"2025": {}}) is None
    assert known() is None


@pytest.mark.parametrize(
    ("interim", "number"),
    [
        ([("1", None), ("2", None)], 2),
        ([("1", "2025-12-31"), ("2", "2025-09-30")], 1),
        ([("1", "2025-09-30"), ("2", "2025-12")], 2),
        ([("1", "2025-12-31"), ("2", "2025-12")], 2),
        ([("1", "2025-12"), ("2", "2025-12-30")], 1),
        ([("1", "2025-09-30"), ("2", None)], 2),
        ([("1", "2025-12-31"), ("2", "2025-09-30"), ("3", None)], 1),
    ],
)
def test_the_last_interim(interim: list[tuple[str, str | None]], number: int) -> None:
    given = [{"value": value, **({"as_of": as_of} if as_of else {})} for value, as_of in interim]
    assert known(values={"2025": {"interim": given}}) == ("interim", number)


def test_the_baseline_is_the_actual_of_its_year() -> None:
    assert known(2023, baseline=BASELINE) == ("actual", 7)
    assert known(2024, baseline=BASELINE) is None
    assert known(2023, baseline=BASELINE, values={"2023": {"forecast": "8"}}) == ("actual", 7)
    assert known(2023, baseline=BASELINE, values={"2023": "pending"}) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"actual": "999"}, ("actual", 7)),
        ({"actual": {"numerator": "999", "denominator": "1"}}, ("actual", 7)),
        ({"actual": "999", "forecast": "8"}, ("actual", 7)),
        ({"actual": {"value": "7", "note": "再集計"}}, ("actual", 7)),
    ],
)
def test_the_year_of_the_baseline_has_one_value_everywhere(
    values: dict[str, Any], expected: tuple[str, int]
) -> None:
    one = indicator(
        baseline=BASELINE, values={"2023": values, "2025": {"actual": "9"}}, targets={"2028": "20"}
    )
    assert known(2023, baseline=BASELINE, values={"2023": values}) == expected
    assert flat(one, 2023).value == 7
    assert figures(flat(one, 2024).latest, "fiscal_year", "value") == (2023, 7)
    assert figures(flat(one, 2025).projection, "start_year", "start") == (2023, 7)
    points = [point for point in course_of(one).points if point.first == 2023]
    shown = [point.quantity for point in points if point.kind in ("baseline", "actual")]
    assert {quantity.number for quantity in shown if quantity} == {7}


def test_what_the_values_add_to_the_baseline_is_kept() -> None:
    noted = {"2023": {"actual": {"value": "7", "note": "再集計"}}}
    found = known_value(indicator(baseline=BASELINE, values=noted), 2023)
    assert found is not None
    assert found.note == "再集計"


@pytest.mark.parametrize(
    ("unit", "number", "shown"),
    [
        ("％", Fraction("41.3"), Decimal("41.3")),
        ("%", Fraction("41.3"), Decimal("41.3")),
        ("‰", 413, Decimal(413)),
        ("人", Fraction("0.413"), Decimal("0.413")),
    ],
)
def test_a_rate_by_its_parts(unit: str, number: Fraction, shown: Decimal) -> None:
    parts = {"numerator": "413", "denominator": "1000"}
    rate = indicator(unit=unit, values={"2025": {"actual": parts}}, targets={"2025": "50"})
    assert known(unit=unit, values={"2025": {"actual": parts}}) == ("actual", number)
    measured = flat(rate, 2025)
    assert figures(measured, "value", "numerator", "denominator") == (shown, 413, 1000)


def test_a_rate_without_end_is_exact_inside_and_rounded_outside() -> None:
    parts = {"numerator": "2", "denominator": "3"}
    fields: dict[str, Any] = {
        "unit": "％",
        "values": {"2025": {"actual": parts}},
        "targets": {"2025": "66.6667"},
    }
    measured = flat(indicator(**fields), 2025)
    # One decimal more than what is shown by default: it misses 66.6667 and never looks like it.
    assert measured.value == Decimal("66.66667")
    assert measured.verdict == "missed"
    assert measured.attainment == Fraction(200, 3) / Fraction("66.6667") * 100
    apart = {**fields, "targets": {"2025": "67"}}
    assert flat(indicator(**apart), 2025).value == Decimal("66.6667")
    assert flat(indicator(decimals="1", **apart), 2025).value == Decimal("66.7")


def test_a_number_is_shown_as_it_was_written() -> None:
    measured = flat(indicator(decimals="0", values={"2025": {"actual": "98.50"}}), 2025)
    assert str(measured.value) == "98.50"


def test_the_final_target_is_the_last_number() -> None:
    targets = {
        "2028": {"text": "随時設定"},
        "2026-2027": "24",
        "2025": "30",
        "2029": {"by": "2029-10"},
    }
    found = final_target(indicator(targets=targets))
    assert figures(found, "fiscal_year", "number", "shown") == (2027, 24, Decimal(24))
    assert final_target(indicator(targets={"2028": {"text": "随時設定"}})) is None


class TestLatest:
    VALUES: ClassVar[dict[str, Any]] = {"2022": {"actual": "5"}, "2024": {"forecast": "13"}}

    def _latest(self, year: int, **fields: Any) -> tuple[int, str, Any] | None:
        found = latest_before(indicator(**fields), year)
        return None if found is None else (found.fiscal_year, str(found.kind), found.number)

    def test_the_newest_year_before(self) -> None:
        fields = {"baseline": BASELINE, "values": self.VALUES}
        assert self._latest(2026, **fields) == (2024, "forecast", 13)
        assert self._latest(2024, **fields) == (2023, "actual", 7)
        assert self._latest(2023, **fields) == (2022, "actual", 5)
        assert self._latest(2022, **fields) is None

    def test_a_year_without_a_value_is_passed_over(self) -> None:
        values = {**self.VALUES, "2025": "pending", "2026": {}}
        assert self._latest(2027, values=values) == (2024, "forecast", 13)

    @pytest.mark.parametrize("state", ["pending", "not_applicable"])
    def test_beside_a_state(self, state: str) -> None:
        measured = flat(indicator(values={**self.VALUES, "2025": state}), 2025)
        assert measured.latest is not None
        assert figures(measured.latest, "fiscal_year", "value") == (2024, 13)

    @pytest.mark.parametrize("kind", ["actual", "preliminary", "forecast"])
    def test_not_beside_a_value_of_the_whole_year(self, kind: str) -> None:
        measured = flat(indicator(values={**self.VALUES, "2025": {kind: "15"}}), 2025)
        assert measured.value == 15
        assert measured.latest is None

    def test_beside_an_interim_value(self) -> None:
        measured = flat(indicator(values={**self.VALUES, "2025": {"interim": "15"}}), 2025)
        assert measured.latest is not None
        assert figures(measured.latest, "fiscal_year", "value") == (2024, 13)

    def test_held_against_the_asked_years_target(self) -> None:
        targets = {"2024": "10", "2025": "26", "2028": "31"}
        fields = {"baseline": BASELINE, "values": self.VALUES, "targets": targets}
        latest = flat(indicator(**fields), 2025).latest
        assert latest is not None
        assert figures(latest, "attainment", "progress") == (50, 25)
        assert latest.attainment_basis == "value_to_target"

    def test_held_against_it_by_the_inverse_where_less_is_better(self) -> None:
        fields = {"direction": "decrease", "values": self.VALUES, "targets": {"2025": "26"}}
        plain = flat(indicator(**fields), 2025).latest
        inverse = flat(indicator(**fields), 2025, inverse=True).latest
        assert figures(plain, "attainment", "attainment_basis") == (None, None)
        assert figures(inverse, "attainment", "attainment_basis") == (200, "target_to_value")

    def test_nothing_is_computed_from_part_of_an_annual_year(self) -> None:
        fields = {
            "aggregation": "annual",
            "baseline": BASELINE,
            "values": {"2024": {"interim": {"value": "13", "as_of": "2024-10-31"}}},
            "targets": {"2025": "26"},
        }
        latest = flat(indicator(**fields), 2025).latest
        assert latest is not None
        assert figures(latest, "kind", "value") == ("interim", 13)
        assert str(latest.as_of) == "2024-10-31"
        assert figures(latest, "attainment", "attainment_basis", "progress") == (None, None, None)

    def test_a_text_or_a_day(self) -> None:
        values: dict[str, Any] = {"2024": {"actual": {"text": "設計中"}}, "2025": {}}
        latest = flat(indicator(values=values), 2025).latest
        assert latest is not None
        assert figures(latest, "value", "value_text") == (None, "設計中")


@pytest.mark.parametrize("aggregation", ["cumulative", "point_in_time"])
def test_an_interim_value_is_computed_for_a_stock(aggregation: str) -> None:
    interim = indicator(
        aggregation=aggregation,
        baseline=BASELINE,
        values={"2025": {"interim": "15"}},
        targets={"2025": "16", "2028": "29"},
    )
    measured = flat(interim, 2025)
    assert figures(measured, "attainment", "progress") == (Fraction("93.75"), Fraction(400, 11))
    assert figures(measured, "below_baseline", "verdict") == (False, "reference")


def test_an_annual_interim_value_is_shown_and_nothing_computed() -> None:
    interim = indicator(
        aggregation="annual",
        baseline=BASELINE,
        values={"2025": {"interim": {"value": "5", "as_of": "2025-10-31"}}},
        targets={"2025": "16"},
    )
    measured = flat(interim, 2025)
    assert figures(measured, "value", "kind") == (5, "interim")
    assert str(measured.as_of) == "2025-10-31"
    assert figures(measured, "attainment", "attainment_basis", "progress") == (None,) * 3
    assert measured.below_baseline is None


@pytest.mark.parametrize(
    ("direction", "value", "below"),
    [
        ("increase", "6.9", True),
        ("increase", "7", False),
        ("decrease", "7.1", True),
        ("decrease", "7", False),
        ("at_least", "6.9", None),
        ("at_most", "7.1", None),
        ("exactly", "6.9", None),
    ],
)
def test_below_the_baseline(direction: str, value: str, below: bool | None) -> None:
    values = {"2025": {"actual": value}}
    one = indicator(direction=direction, tolerance="5", baseline=BASELINE, values=values)
    assert flat(one, 2025).below_baseline is below


@pytest.mark.parametrize(
    ("aggregation", "headline"),
    [("cumulative", "progress"), ("annual", "attainment"), ("point_in_time", "attainment")],
)
def test_headline(aggregation: str, headline: str) -> None:
    assert flat(indicator(aggregation=aggregation), 2025).headline == headline


@pytest.mark.parametrize(
    ("target", "number", "text"),
    [
        ("16", 16, None),
        ({"text": "随時設定"}, None, "随時設定"),
        ({"by": "2025-10"}, None, "2025-10"),
        ({"by": "2025-10-31"}, None, "2025-10-31"),
    ],
)
def test_the_target_as_number_or_text(target: Any, number: int | None, text: str | None) -> None:
    measured = flat(indicator(targets={"2025": target}), 2025)
    assert figures(measured, "target", "target_text") == (number, text)


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [
        ("16", 16, None),
        ({"text": "設置済", "achieved": True}, None, "設置済"),
        ("2025-09-20", None, "2025-09-20"),
        ("2025-09", None, "2025-09"),
    ],
)
def test_the_value_as_number_or_text(value: Any, number: int | None, text: str | None) -> None:
    measured = flat(indicator(values={"2025": {"actual": value}}), 2025)
    assert figures(measured, "value", "value_text") == (number, text)
