"""What heads and labels say, however they are written."""

from __future__ import annotations

import pytest

from apcli.importing.labels import Label, label_key, read_label
from apcli.importing.meanings import USUAL, Meaning


@pytest.mark.parametrize(
    ("text", "meaning", "year"),
    [
        ("No.", Meaning.NUMBER, None),
        ("№", Meaning.NUMBER, None),
        ("重点取組", Meaning.TITLE, None),
        ("担 当 課", Meaning.DEPARTMENT, None),
        ("担当\n課", Meaning.DEPARTMENT, None),
        ("○担当課：", Meaning.DEPARTMENT, None),
        ("（1）担当課", Meaning.DEPARTMENT, None),
        ("２．事業概要", Meaning.OVERVIEW, None),
        ("【KPI】", Meaning.INDICATOR, None),
        ("ＫＰＩ", Meaning.INDICATOR, None),
        ("KPI（成果指標）", Meaning.INDICATOR, None),
        ("指標名（単位）", Meaning.INDICATOR, None),
        ("目標値 R7", Meaning.TARGET, 2025),
        ("目標値\n（令和７年度）", Meaning.TARGET, 2025),
        ("令和7年度目標", Meaning.TARGET, 2025),
        ("R7目標値（件）", Meaning.TARGET, 2025),
        ("2029年度目標", Meaning.TARGET, 2029),
        ("令和元年度実績", Meaning.ACTUAL, 2019),
        ("H30実績", Meaning.ACTUAL, 2018),
        ("基準値（R5）", Meaning.BASELINE, 2023),
        ("R7当初予算額（千円）", Meaning.BUDGET, 2025),
        ("令和5年度末現在値", Meaning.BASELINE, 2023),
        ("令和6年度の実績", Meaning.ACTUAL, 2024),
        ("R7", Meaning.YEAR, 2025),
        ("令和7年度（2025年度）", Meaning.YEAR, 2025),
        ("独自の欄", None, None),
        ("情報推進課", None, None),
        ("7", None, None),
        ("令和7年度から始めます", None, None),
    ],
)
def test_a_label(text: str, meaning: Meaning | None, year: int | None) -> None:
    label = read_label(text)
    assert (label.meaning, label.year) == (meaning, year)


def test_the_unit_in_brackets() -> None:
    assert read_label("予算額（千円）").unit == "千円"
    assert read_label("目標値(%)").unit == "％"
    assert read_label("予算額（当初）").unit is None


def test_the_month_of_a_value() -> None:
    label = read_label("現状値（令和6年3月末）")
    assert (label.meaning, label.year, label.as_of) == (Meaning.BASELINE, 2023, "2024-03")
    assert read_label("実績値(R6.3末)").as_of == "2024-03"


def test_a_span_of_years() -> None:
    assert read_label("令和7～9年度").years == "2025-2027"
    assert read_label("H30～R2").years == "2018-2020"
    assert read_label("R9～R7").years == "2027"


def test_a_longer_word_only_where_a_head_is_sure() -> None:
    assert read_label("デジタル化重点取組名").meaning is None
    assert read_label("デジタル化重点取組名", loosely=True).meaning is Meaning.TITLE


def test_the_words_of_a_mapping_go_before_the_usual_ones() -> None:
    own = {label_key("所掌"): Meaning.DEPARTMENT, label_key("概要"): Meaning.NONE}
    assert read_label("所掌", own).meaning is Meaning.DEPARTMENT
    assert read_label("概 要", own).meaning is Meaning.NONE
    assert read_label("所掌（R7）", own) == Label("所掌", Meaning.DEPARTMENT, 2025)


def test_every_usual_word_is_read_as_what_it_is() -> None:
    assert {word: read_label(word).meaning for word in USUAL} == USUAL
