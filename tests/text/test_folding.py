"""Text as search compares it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from apcli.text.folding import folded, spellings

KNOWN = spellings([("公衆無線LAN", "公共Wi-Fi")])


def fold(text: str) -> str:
    return folded(text, KNOWN)


SAME = [
    ("こども", "子供", "子ども", "コドモ"),
    ("Wi-Fi", "Wifi", "ＷｉＦｉ", "wi－fi", "Wi‐Fi"),
    ("サーバー", "サーバ", "ｻｰﾊﾞｰ", "さーばー"),
    ("コンピューター", "コンピュータ"),
    ("取組", "取り組み", "取組み"),
    ("問合せ", "問い合わせ", "問い合せ"),
    ("手続", "手続き"),
    ("AI-OCR", "ＡＩ－ＯＣＲ", "ai ocr"),
    ("1か所", "１箇所", "1ヶ所", "1カ所"),
    ("デジタル", "ディジタル"),
    ("ボランティア", "ヴォランティア"),
    ("ウェブサイト", "Webサイト", "ウエブ・サイト"),
    ("公衆無線LAN", "公衆無線ＬＡＮ", "公共WiFi"),
    ("①", "1"),
]


@pytest.mark.parametrize("words", SAME, ids=lambda words: words[0])
def test_spellings_of_one_word_are_the_same(words: tuple[str, ...]) -> None:
    assert len({fold(word) for word in words}) == 1


DIFFERENT = [("子ども", "子"), ("窓口", "窓"), ("カード", "ガード"), ("令和7年度", "令和8年度")]


@pytest.mark.parametrize("words", DIFFERENT)
def test_other_words_stay_different(words: tuple[str, str]) -> None:
    assert fold(words[0]) != fold(words[1])


def test_a_word_is_found_inside_a_text() -> None:
    assert fold("子育て") in fold("子供の子育てを支援")
    assert fold("子供") in fold("幼稚園・こども園のオンライン相談")
    assert fold("てれわーく") in fold("職員のテレワーク実施回数")


@given(some.text())
def test_neither_width_nor_what_is_dropped_makes_a_difference(text: str) -> None:
    found = folded(text, {})
    assert found == folded(unicodedata.normalize("NFKC", text), {})
    assert found == folded(f" {text}ー　", {})
    assert not set(found) & set(" \t\n　ー-・")
