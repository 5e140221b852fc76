"""Figures on a terminal say what the document says: rounded half up, with separators."""

from __future__ import annotations

from decimal import Decimal

import pytest

from apcli.text.printed import ABSENT, number_text, percent_text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("163386", None, "163,386"),
        ("98.50", None, "98.50"),
        ("98.25", 1, "98.3"),
        ("98.5", 0, "99"),
        ("-98.25", 1, "−98.3"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_a_number_is_rounded_half_up_to_its_decimals(
    value: str, decimals: int | None, text: str
) -> None:
    assert number_text(Decimal(value), decimals=decimals) == text


def test_what_is_no_number_is_its_text_or_absent() -> None:
    assert number_text(None, "随時設定") == "随時設定"
    assert number_text(None) == ABSENT


def test_a_percentage_is_printed_with_its_sign() -> None:
    assert percent_text(Decimal("99.9")) == "99.9%"
    assert percent_text(Decimal("-56.3"), "％") == "−56.3％"
    assert percent_text(None) == ABSENT
