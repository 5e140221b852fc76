"""Values as the plan prints them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from apcli.models import Indicator
from apcli.progress import Figure, known_value
from apcli.progress.quantity import target_of
from apcli.render.documents.plan import term_anchor
from apcli.render.labels import (
    difference_label,
    growth_label,
    plan_year_label,
    quantity_label,
)
from apcli.text.printed import circled, number_label
from tests.progress.building import indicator, subject


@pytest.mark.parametrize(
    ("code", "label"),
    [
        (1, "①"),
        (20, "⑳"),
        (21, "㉑"),
        (35, "㉟"),
        (36, "㊱"),
        (50, "㊿"),
        (51, "(51)"),
        (0, "(0)"),
        ("1-2", "(1-2)"),
    ],
)
def test_a_code_is_circled_where_it_has_such_a_form(code: int | str, label: str) -> None:
    assert circled(code) == label


@pytest.mark.parametrize(
    ("value", "decimals", "label"),
    [
        ("163386", None, "163,386"),
        ("999", None, "999"),
        ("-3703", None, "−3,703"),
        ("0", None, "0"),
        ("-0", None, "0"),
        ("98.50", None, "98.50"),
        ("123456789012.345", None, "123,456,789,012.345"),
        ("1000", 1, "1,000.0"),
        ("0.05", 1, "0.1"),
        ("2.5", 0, "3"),
        ("-0.04", 1, "0.0"),
        ("-2.5", 0, "−3"),
        ("123456789012345", 9, "123,456,789,012,345.000000000"),
    ],
)
def test_a_number_has_thousands_separators(value: str, decimals: int | None, label: str) -> None:
    assert number_label(Decimal(value), decimals) == label


@pytest.mark.parametrize(
    ("observed", "label"),
    [
        ("16", "16％"),
        ({"value": "16.25"}, "16.25％"),
        ({"numerator": "413", "denominator": "1000"}, "41.3％"),
        ("2029-09-20", "令和11年9月20日"),
        ("2029-09", "令和11年9月"),
        ({"text": "設置済", "achieved": True}, "設置済"),
    ],
)
def test_a_value_is_printed_as_what_it_is(observed: object, label: str) -> None:
    assert _value_label(observed) == label


@pytest.mark.parametrize(
    ("target", "label"),
    [("1200", "1,200％"), ({"by": "2029-10"}, "令和11年10月"), ({"text": "随時設定"}, "随時設定")],
)
def test_a_target_is_printed_as_what_it_is(target: object, label: str) -> None:
    assert _target_label(target) == label


def test_decimals_hold_for_values_rates_and_targets() -> None:
    third = {"numerator": "1", "denominator": "3"}
    assert _value_label(third, decimals="1") == "33.3％"
    assert _value_label("16", decimals="1") == "16.0％"
    assert _target_label("20", decimals="1") == "20.0％"


def test_the_plan_names_its_year_in_both_calendars() -> None:
    assert plan_year_label(2025) == "令和7（2025）年度"
    assert plan_year_label(2019) == "令和元（2019）年度"


@pytest.mark.parametrize(
    ("term", "anchor"),
    [
        ("AI", "term_AI"),
        ("WEB3.0", "term_WEB3.0"),
        ("オープンデータ", "term_オープンデータ"),
        ("C++", "term_C_2b_2b"),
        ("a b", "term_a_20b"),
        ('"><script>', "term__22_3e_3cscript_3e"),
    ],
)
def test_the_anchor_of_a_term_is_made_of_the_term(term: str, anchor: str) -> None:
    assert term_anchor(term) == anchor


def _value_label(observed: object, **fields: str) -> str:
    indicator = _indicator(values={"2025": {"actual": observed}}, **fields)
    value = known_value(indicator, 2025)
    assert value
    return quantity_label(value, subject(indicator))


def _target_label(given: object, **fields: str) -> str:
    indicator = _indicator(targets={"2025": given}, **fields)
    target = target_of(indicator, 2025)
    assert target
    return quantity_label(target, subject(indicator))


def _indicator(**fields: object) -> Indicator:
    given = {"name": "利用率", "unit": "％", "aggregation": "annual", **fields}
    return Indicator.model_validate(given)


@pytest.mark.parametrize(
    ("unit", "change", "tolerance"),
    [
        ("％", "+10.13ポイント", "1.0ポイント"),
        ("%", "+10.13ポイント", "1.0ポイント"),
        ("件", "+10.13件", "1.0件"),
    ],
)
def test_a_difference_of_percentages_is_in_points(unit: str, change: str, tolerance: str) -> None:
    about = subject(indicator(unit=unit, decimals="1"))
    assert growth_label(Figure(Fraction("10.125")), 2, about) == change
    assert difference_label(Decimal(1), about) == tolerance
    fallen = growth_label(Figure(Fraction("-10.125")), 2, about)
    assert fallen is not None
    assert fallen.startswith("−10.13")
