"""Fiscal years from left to right."""

from __future__ import annotations

import pytest

from apcli.render.pictures.shapes import Label
from apcli.render.pictures.years import Years, axis


def below(first: int, last: int) -> list[str]:
    return [shape.text for shape in axis(Years(first, last, 0, 300), 0) if isinstance(shape, Label)]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (2023, 2025, ["5年度", "令和", "6年度", "7年度"]),
        (2018, 2020, ["30年度", "平成", "元年度", "令和", "2年度"]),
        (2000, 2029, ["12年度", "平成", "17年度", "22年度", "27年度", "2年度", "令和", "7年度"]),
        (2025, 2025, ["7年度", "令和"]),
    ],
)
def test_the_era_is_named_where_it_begins_and_years_are_left_out_before_they_touch(
    first: int, last: int, labels: list[str]
) -> None:
    assert below(first, last) == labels


def test_every_year_has_a_column_of_its_own() -> None:
    years = Years(2023, 2028, 60, 360)
    assert [years.start(2023), years.middle(2023), years.start(2024)] == [60, 85, 110]
    assert years.start(2029) == 360
