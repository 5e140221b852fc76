"""A review as one text ↔ its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.errors import NotRecorded
from apcli.recording import as_prose, review_parts, review_text
from apcli.words import words_in

PARTS: dict[str, tuple[str, dict[str, str]]] = {
    "a heading on its own line": ("評価\n設けました。\n", {"evaluation": "設けました。"}),
    "a heading with a colon": ("評価：\n設けました。\n", {"evaluation": "設けました。"}),
    "a heading and its text": ("評価：設けました。", {"evaluation": "設けました。"}),
    "in half width, and with blanks": (" 評価 : 設けました。", {"evaluation": "設けました。"}),
    "text on the line of the heading and below": (
        "評価：設けました。\r\n\r\n続きます。\r\n",
        {"evaluation": "設けました。\n\n続きます。\n"},
    ),
    "every part": (
        "\n評価\n一\n課題：二\n今後の取組\n三\n今後の方向：継続\n",
        {"evaluation": "一", "issues": "二", "next_steps": "三", "direction": "継続"},
    ),
    "a part that is left empty": ("評価：\n\n課題：人手\n", {"issues": "人手"}),
    "in English": (
        "Evaluation: good\nnext steps\nmore\n",
        {"evaluation": "good", "next_steps": "more"},
    ),
    "a colon in a text": ("評価：\n内訳：窓口\n", {"evaluation": "内訳：窓口"}),
    "a word that only begins like a heading": (
        "評価\n評価委員会で話しました。",
        {"evaluation": "評価委員会で話しました。"},
    ),
    "nothing": ("\n", {}),
}


@pytest.mark.parametrize("case", PARTS)
def test_its_parts_begin_with_their_names(case: str) -> None:
    text, parts = PARTS[case]
    assert review_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n設けました。\n評価：", "line 2 belongs to no part of the review: 設けました。"),
        ("評価：一\n課題：二\n評価：三", "a part begins a second time on line 3: 評価：三"),
    ],
)
def test_what_belongs_to_no_part_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(NotRecorded) as caught:
        review_parts(text)
    assert str(caught.value.message) == sentence


TEXTS = (
    st.text("窓口 a。-・\n", min_size=1, max_size=12)
    .map(as_prose)
    .filter(lambda text: bool(text.strip()) and not text.startswith(" "))
)


@given(st.dictionaries(st.sampled_from(["evaluation", "issues", "next_steps"]), TEXTS))
def test_the_text_of_parts_has_these_parts(parts: dict[str, str]) -> None:
    assert review_parts(review_text(parts, words_in("ja"))) == parts


def test_a_line_of_a_full_width_blank_is_a_blank_line() -> None:
    assert review_parts("課題：一　\n　\n二\n　\n") == {"issues": "一\n\n二\n"}
    assert review_parts("評価：良好\n　\n") == {"evaluation": "良好"}
