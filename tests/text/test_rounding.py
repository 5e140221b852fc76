"""Exact numbers as they are shown: half up, and never 100 of what fell short."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.text.rounding import Bound, exact_or_rounded, rounded, rounded_beside

MODEST = settings(derandomize=True, deadline=None, max_examples=200)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("33.25", 1, "33.3"),
        ("33.24999", 1, "33.2"),
        ("-56.25", 1, "-56.3"),
        ("-56.24", 1, "-56.2"),
        ("99.96", 1, "99.9"),
        ("99.95", 1, "99.9"),
        ("99.94", 1, "99.9"),
        ("99.99999", 4, "99.9999"),
        ("99.6", 0, "99"),
        ("100", 1, "100.0"),
        ("100.04", 1, "100.0"),
        ("-99.96", 1, "-100.0"),
        ("199.96", 1, "200.0"),
        ("0", 1, "0.0"),
        ("-0.04", 1, "0.0"),
        ("-0.05", 1, "-0.1"),
        ("0.04999", 1, "0.0"),
        ("16", 0, "16"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_shown_rounded_half_up_and_never_100_for_less(
    number: str, decimals: int, text: str
) -> None:
    assert f"{rounded(Fraction(number), decimals):f}" == text


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6))
@MODEST
def test_shown_as_decimal_arithmetic_rounds_except_just_below_100(
    number: Fraction, decimals: int
) -> None:
    with decimal.localcontext(prec=60):
        quotient = Decimal(number.numerator) / Decimal(number.denominator)
        expected = quotient.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_UP)
    if number < 100 <= expected:
        expected = Decimal(100) - Decimal(1).scaleb(-decimals)
    result = rounded(number, decimals)
    assert result == expected
    assert result.as_tuple().exponent == -decimals
    assert not (result.is_zero() and result.is_signed())


@given(st.integers(-(10**15), 10**15), st.integers(0, 15))
@MODEST
def test_a_number_whose_decimals_end_is_shown_exactly(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)
    assert Fraction(exact_or_rounded(number, 1)) == number


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(200, 3), 1, "66.7"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(1, 8), 1, "0.125"),
        (Fraction(-5, 2), 0, "-2.5"),
        (Fraction(413, 10), 0, "41.3"),
        (Fraction(120), 4, "120"),
        (Fraction(299999900, 3000000), 4, "99.9999"),
    ],
)
def test_a_number_without_end_is_rounded(number: Fraction, decimals: int, text: str) -> None:
    assert f"{exact_or_rounded(number, decimals):f}" == text


@pytest.mark.parametrize(
    ("number", "bounds", "shown"),
    [
        ("79.96", [("80", True)], "79.9"),
        ("80", [("80", True)], "80.0"),
        ("110.04", [("110", False)], "110.1"),
        ("110", [("110", False)], "110.0"),
        ("109.96", [("110", False)], "110.0"),
        ("-0.04", [("0", True)], "-0.1"),
        ("0.04", [("0", True)], "0.0"),
        ("66.68", [("66.67", True)], "66.7"),
        ("66.66", [("66.67", True)], "66.6"),
        ("66.64", [("66.62", True), ("66.66", True)], "66.64"),
    ],
)
def test_beside_bounds(number: str, bounds: list[tuple[str, bool]], shown: str) -> None:
    given = [Bound(Fraction(bound), inclusive) for bound, inclusive in bounds]
    assert str(rounded_beside(Fraction(number), 1, given)) == shown
