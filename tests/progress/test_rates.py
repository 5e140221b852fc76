"""達成率 and 進捗率 in every direction: what is divided by what, and where there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.progress.building import flat, indicator, shown

if TYPE_CHECKING:
    from fractions import Fraction


def attainment(
    direction: str, value: int, target: int, *, inverse: bool = False
) -> Fraction | None:
    measured = indicator(
        direction=direction,
        values={"2025": {"actual": str(value)}},
        targets={"2025": str(target)},
    )
    return flat(measured, 2025, inverse=inverse).attainment


@pytest.mark.parametrize(
    ("direction", "value", "target", "expected"),
    [
        ("increase", 5, 4, 125),
        ("increase", 0, 4, 0),
        ("increase", -1, 4, None),
        ("increase", 5, 0, None),
        ("increase", -5, -4, None),
        ("at_least", 3, 4, 75),
        ("decrease", 4, 5, None),
        ("at_most", 4, 5, None),
        ("exactly", 4, 4, None),
    ],
)
def test_attainment(direction: str, value: int, target: int, expected: int | None) -> None:
    assert attainment(direction, value, target) == expected


@pytest.mark.parametrize(
    ("direction", "value", "target", "expected"),
    [
        ("decrease", 4, 5, 125),
        ("at_most", 8, 4, 50),
        ("decrease", 4, 0, 0),
        ("decrease", 0, 5, None),
        ("decrease", -1, 5, None),
        ("decrease", 4, -1, None),
        ("increase", 5, 4, 125),
        ("exactly", 4, 4, None),
    ],
)
def test_inverse_attainment(direction: str, value: int, target: int, expected: int | None) -> None:
    assert attainment(direction, value, target, inverse=True) == expected


@pytest.mark.parametrize(
    ("direction", "value", "baseline", "final", "expected"),
    [
        ("increase", 8, 6, 10, 50),
        ("increase", 12, 6, 10, 150),
        ("increase", 5, 6, 10, -25),
        ("increase", 8, 10, 6, None),
        ("increase", 8, 6, 6, None),
        ("decrease", 8, 10, 6, 50),
        ("decrease", 8, 6, 10, None),
        ("at_least", 8, 6, 10, None),
        ("at_most", 8, 10, 6, None),
        ("exactly", 8, 6, 10, None),
    ],
)
def test_progress(
    direction: str, value: int, baseline: int, final: int, expected: int | None
) -> None:
    measured = indicator(
        direction=direction,
        baseline={"fiscal_year": "2023", "value": str(baseline)},
        values={"2025": {"actual": str(value)}},
        targets={"2028": str(final)},
    )
    assert flat(measured, 2025).progress == expected


def test_the_stock_alone_says_83_percent_before_anything_was_done() -> None:
    """マイナンバーカード: the reason why progress speaks for what is cumulative."""
    cards = indicator(
        baseline={"fiscal_year": "2023", "value": "163386"},
        targets={"2025": "197100", "2028": "236800"},
    )
    measured = flat(cards, 2025)
    assert measured.latest is not None
    assert shown(measured.latest.attainment) == Decimal("82.9")
    assert measured.latest.progress is None
    assert measured.headline == "progress"
