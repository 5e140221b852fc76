"""A slip of the decimal point is told from growth, and from a bad year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from apcli.lint.series import Point, outliers, series_of
from apcli.workspace import load

ROOT = Path(__file__).parents[2]
PLANS = (ROOT / "data", ROOT / "examples/demonstration/data")

Series = list[tuple[int, str]]


def found_in(series: Series) -> list[tuple[str, int]]:
    """The numbers that are out of line, each with the power of ten."""
    points = [
        Point(year, Decimal(value), (str(place),)) for place, (year, value) in enumerate(series)
    ]
    return [(str(found.point.value), found.factor) for found in outliers(points)]


@pytest.mark.parametrize(
    "series",
    [
        # Steady growth, and growth from small beginnings.
        [(2023, "7"), (2024, "13"), (2025, "16"), (2026, "19"), (2027, "24"), (2028, "29")],
        [(2023, "5643"), (2024, "18000"), (2025, "18900"), (2026, "19900")],
        [(2024, "1240"), (2025, "4050"), (2025, "4000"), (2026, "8000"), (2028, "16000")],
        [(2023, "3"), (2024, "30"), (2025, "300"), (2026, "3000")],
        [(2023, "100"), (2024, "1050"), (2025, "11000")],
        # A pilot in few places, then all of them.
        [(2024, "12"), (2025, "120"), (2026, "130")],
        [(2024, "30"), (2025, "300"), (2026, "320"), (2027, "340")],
        # Few cases.
        [(2023, "1"), (2024, "9"), (2025, "1"), (2026, "1")],
        [(2023, "2"), (2024, "10"), (2025, "2")],
        # A final target alone, years ahead.
        [(2023, "200"), (2024, "210"), (2028, "2000")],
        # A first year far below what was aimed at.
        [(2025, "25"), (2025, "250"), (2026, "260")],
        # A bad year, and a good one.
        [(2023, "240"), (2024, "250"), (2025, "60"), (2025, "250"), (2026, "260")],
        [(2023, "240"), (2024, "250"), (2025, "1100"), (2025, "250"), (2026, "260")],
        # What fell for years, and comes back.
        [(2019, "120345"), (2020, "11987"), (2021, "13020"), (2022, "60500"), (2023, "110000")],
        [(2019, "120345"), (2020, "11987"), (2021, "45210"), (2022, "98000")],
        # Round numbers.
        [(2024, "1000"), (2025, "10000")],
        [(2024, "12"), (2025, "120")],
        # What is to disappear.
        [(2023, "46"), (2024, "30"), (2025, "20"), (2026, "10"), (2027, "5")],
        [(2023, "4000"), (2024, "500"), (2025, "60")],
    ],
)
def test_growth_is_no_slip(series: Series) -> None:
    assert found_in(series) == []


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        # Between others.
        ([(2024, "177000"), (2025, "1984500"), (2025, "197100"), (2026, "212400")], "1984500 10"),
        ([(2023, "5643"), (2024, "180000"), (2025, "18900")], "180000 10"),
        ([(2023, "16"), (2024, "190"), (2025, "21")], "190 10"),
        ([(2023, "5"), (2024, "500"), (2025, "5")], "500 100"),
        ([(2023, "24000"), (2024, "25"), (2025, "26000")], "25 1000"),
        ([(2023, "240"), (2024, "250"), (2025, "26"), (2025, "250"), (2026, "260")], "26 10"),
        # The first and the last of a series.
        ([(2023, "16338"), (2024, "177000"), (2025, "197100")], "16338 10"),
        ([(2026, "212400"), (2027, "226100"), (2028, "2368000")], "2368000 10"),
        ([(2026, "212400"), (2027, "226100"), (2028, "23680")], "23680 10"),
        ([(2023, "56430"), (2024, "180"), (2025, "189")], "56430 1000"),
        # The value of a year against its forecast or its target alone.
        ([(2024, "690"), (2024, "69000")], "69000 100"),
        ([(2024, "690"), (2024, "6900")], "6900 10"),
        # The same digits.
        ([(2023, "198450"), (2024, "1984500")], "1984500 10"),
        ([(2023, "124"), (2024, "124000")], "124000 1000"),
        # Not what is beside it.
        ([(2026, "212400"), (2027, "2261000"), (2028, "236800")], "2261000 10"),
        ([(2026, "2124000"), (2027, "226100"), (2028, "236800")], "2124000 10"),
    ],
)
def test_a_slip_is_found_where_it_is(series: Series, expected: str) -> None:
    value, factor = expected.split()
    assert found_in(series) == [(value, int(factor))]


def test_what_was_published_has_no_slip_and_most_slips_in_it_are_found() -> None:
    slips, found = 0, 0
    for folder in PLANS:
        for initiative in load(folder, "data").initiatives.values():
            for indicator in initiative.indicators.values():
                points = series_of(indicator)
                if len(points) < 2:
                    continue
                assert list(outliers(points)) == []
                for factor in (10, 100, 1000):
                    for slipped in {point.path for point in points}:
                        changed = [
                            point._replace(value=point.value * factor)
                            if point.path == slipped
                            else point
                            for point in points
                        ]
                        slips += 1
                        found += [each.point.path for each in outliers(changed)] == [slipped]
    assert found / slips > 0.9, (found, slips)


def test_a_target_for_several_years_is_not_its_own_neighbour() -> None:
    points = [
        Point(2025, Decimal(900), ("targets", "2025-2026")),
        Point(2026, Decimal(900), ("targets", "2025-2026")),
        Point(2025, Decimal(90), ("values", "2025", "actual")),
        Point(2024, Decimal(88), ("values", "2024", "actual")),
    ]
    assert [each.point.path for each in outliers(points)] == [("targets", "2025-2026")]
