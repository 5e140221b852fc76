"""Numbers on round scales."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.render.pictures.scale import scale


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        (["7", "29"], ["0", "10", "20", "30"]),
        (["163386", "236800"], ["160,000", "180,000", "200,000", "220,000", "240,000"]),
        (["24.5", "12"], ["0", "10", "20", "30"]),
        (["-3703", "-2000"], ["−4,000", "−3,500", "−3,000", "−2,500", "−2,000"]),
        (["-50", "50"], ["−50", "0", "50"]),
        (["180", "181"], ["170", "175", "180", "185", "190"]),
        (["250"], ["230", "240", "250", "260", "270"]),
        (["0"], ["0", "1"]),
        (["0.97", "1"], ["0.90", "0.95", "1.00", "1.05"]),
        (["0.01", "0.04"], ["0.00", "0.01", "0.02", "0.03", "0.04"]),
    ],
)
def test_ticks_are_round_and_no_finer_than_the_numbers(
    numbers: list[str], ticks: list[str]
) -> None:
    drawn = scale(list(map(Fraction, numbers)), 0, 100)
    assert [drawn.label(tick) for tick in drawn.ticks] == ticks


def test_a_value_is_drawn_where_it_is_on_the_scale() -> None:
    drawn = scale([Fraction(7), Fraction(29)], 160, 40)
    assert [drawn.at(Fraction(number)) for number in (0, 15, 30)] == [160, 100, 40]


@given(st.lists(st.decimals(-(10**15), 10**15, places=4), min_size=1, max_size=6))
def test_every_number_is_on_the_scale_and_the_ticks_are_few(numbers: list[Fraction]) -> None:
    drawn = scale(list(map(Fraction, numbers)), 0, 100)
    assert all(0 <= drawn.at(Fraction(number)) <= 100 for number in numbers)
    assert 2 <= len(drawn.ticks) <= 7
    assert len(set(map(drawn.label, drawn.ticks))) == len(drawn.ticks)
