"""Fiscal years by the names that the offices of their time gave them."""

from __future__ import annotations

import pytest

from apcli.era import guess_year, short_year_label, year_label


@pytest.mark.parametrize(
    ("fiscal_year", "label", "short"),
    [
        (2025, "令和7年度", "R7"),
        (2019, "令和元年度", "R1"),
        (2018, "平成30年度", "H30"),
        (1989, "平成元年度", "H1"),
        (1988, "昭和63年度", "S63"),
        (1912, "大正元年度", "T1"),
        (1911, "明治44年度", "M44"),
        (1866, "西暦1866年度", "西暦1866"),
        (1000, "西暦1000年度", "西暦1000"),
        (9999, "9999年度", "9999"),
    ],
)
def test_a_fiscal_year_has_its_era(fiscal_year: int, label: str, short: str) -> None:
    assert year_label(fiscal_year) == label
    assert short_year_label(fiscal_year) == short


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("令和七年度", 2025),
        ("令和十年", 2028),
        ("平成二十年度", 2008),
        ("平成三十一年", 2019),
        ("昭和六十三年度", 1988),
        ("令和元年度", 2019),
        ("令和七", None),
        ("令和一二年", None),
    ],
)
def test_years_in_kanji_are_known(said: str, year: int | None) -> None:
    assert guess_year(said) == year
