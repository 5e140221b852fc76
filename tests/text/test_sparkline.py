from __future__ import annotations

from fractions import Fraction

from apcli.text.sparkline import sparklines


def of(*numbers: int | None) -> list[Fraction | None]:
    return [None if number is None else Fraction(number) for number in numbers]


def test_bars_of_all_lines_are_from_their_common_least_to_their_greatest() -> None:
    assert sparklines(of(0, 7, 14), of(None, 28, 49)) == ("▁▂▃", "·▅█")


def test_below_zero_and_falling() -> None:
    assert sparklines(of(-10, -45, -80)) == ("█▅▁",)


def test_where_all_are_the_same_there_is_nothing_to_compare() -> None:
    assert sparklines(of(5, None), of(5, 5)) == ("▄·", "▄▄")


def test_without_a_number_there_is_no_bar() -> None:
    assert sparklines(of(None, None), []) == ("··", "")
