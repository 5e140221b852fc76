"""What changed between two texts, phrase by phrase."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apcli.text.matching import matched, rising
from apcli.text.notation import plain
from apcli.text.rewording import Likeness, aligned, reworded
from apcli.text.runs import runs, sentences


@pytest.mark.parametrize(
    "text",
    [
        "令和6年度|末見込値|197,100件|に|基|づき",
        "令和７年３月|から|令和元年度|まで",
        "令和7（2025）年3月31日|の|R6.3.31|時点",
        "約|△5.5％|、|−3,703人|と|１，２３４円",
        "AI-OCR|と|RPA|の|サーバー|を|3か所|、|3ヶ所|に",
        "霞ケ関|の|DX",
        "5,418千kWh|から|120MB|と|3m|、|4|Beta|まで",
        "12.5ポイント|増|(|2024年度|比|)",
        "ｻｰﾊﾞｰ|が\u3099|々",
        "1/2|を|、|2分の1|に",
        "1億2,000万円|と|3千5百人|で|9:30|から",
        "25㎏|と|１０ｋｇ|、|5G|で|100Mbps",
        "第|3条|の|0120-123-456|へ|2025-04-01|に",
        "令和5|-7年|の|3|LDKplus",
    ],
)
def test_runs_keep_numbers_units_and_years_whole(text: str) -> None:
    assert runs(text.replace("|", "")) == text.split("|")


def test_sentences_end_after_their_marks_and_lines() -> None:
    text = "一つ目。「二つ目。」\n\n- 三つ目\n四つ目"
    assert sentences(text) == ["一つ目。", "「二つ目。」\n\n", "- 三つ目\n", "四つ目"]


CHANGED = {
    "a year and a number": (
        "令和6年度末見込値に基づき、197,100件を上方修正しています。",
        "令和7年度末見込値に基づき、201,500件を上方修正しています。",
        [("令和6年度", "令和7年度"), ("197,100件", "201,500件")],
    ),
    "a sentence inserted": (
        "窓口を見直します。様式を減らします。",
        "窓口を見直します。予約を始めます。様式を減らします。",
        [("", "予約を始めます。")],
    ),
    "a phrase taken out": (
        "関係各課と速やかに調整します。",
        "関係各課と調整します。",
        [("速やかに", "")],
    ),
    "a particle between two new words goes with them": (
        "窓口の改善を進めます。",
        "手続の簡素化を進めます。",
        [("窓口の改善", "手続の簡素化")],
    ),
    "a comma between two new words stays": (
        "国、都と進めます。",
        "県、市と進めます。",
        [("国", "県"), ("都", "市")],
    ),
    "another text altogether, where a particle and a stop are the same": (
        "機器を買います。",
        "市民の声を聞いて計画へ反映するとともに、結果を毎年度公表します。",
        [
            (
                "機器を買います。",
                "市民の声を聞いて計画へ反映するとともに、結果を毎年度公表します。",
            )
        ],
    ),
    "all of it": ("廃止します。", "", [("廃止します。", "")]),
}


@pytest.mark.parametrize(("old", "new", "phrases"), CHANGED.values(), ids=CHANGED)
def test_changed_phrases(old: str, new: str, phrases: list[tuple[str, str]]) -> None:
    found = [piece[:2] for piece in reworded(old, new) if piece.likeness is Likeness.CHANGED]
    assert found == phrases


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ＤＸ：３か所", "DX︰3ヶ所"),
        ("手続、様式", "手続，様式"),
        ("サーバーを更新", "サーバを更新"),
        ("令和５−７年", "令和5－7年"),
        ("サ－ビス", "サービス"),
        ("霞ヶ関", "霞ケ関"),
        ("ｻｰﾊﾞｰ", "サーバー"),
        ("1～3", "1〜3"),
        ("一ヶ月", "一か月"),
        ("（ＡＢＣ）　１", "(ABC) 1"),
    ],
)
def test_notation(old: str, new: str) -> None:
    assert plain(old) == plain(new)
    assert {piece.likeness for piece in reworded(old, new)} <= {Likeness.NOTATION, Likeness.SAME}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,000", "1000"),
        ("キー", "キ"),
        ("5", "-5"),
        ("、", "。"),
        ("家", "か"),
        ("①⑦", "17"),
        ("10²", "102"),
        ("㎡", "m2"),
        ("Ⅲ", "III"),
    ],
)
def test_what_is_more_than_notation(old: str, new: str) -> None:
    assert plain(old) != plain(new)


def test_notation_beside_a_change() -> None:
    pieces = reworded("窓口：３か所で始めます。", "窓口︰３か所で続けます。")
    assert [each for each in pieces if each.likeness is not Likeness.SAME] == [
        ("：", "︰", Likeness.NOTATION),
        ("始めます", "続けます", Likeness.CHANGED),
    ]


JAPANESE = st.text(
    st.sampled_from("市民課令和年度窓口のをにはがサーバーAIDX0123456789０１，、。：︰ヶか\n %％"),
    max_size=120,
)


@given(JAPANESE, JAPANESE)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = reworded(old, new)
    assert "".join(each.old for each in pieces) == old
    assert "".join(each.new for each in pieces) == new
    for each in pieces:
        assert (each.old == each.new) == (each.likeness is Likeness.SAME)
        if each.likeness is Likeness.NOTATION:
            assert plain(each.old) == plain(each.new)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts(old: str, new: str) -> None:
    pieces = reworded(old, new)
    assert ("".join(each.old for each in pieces), "".join(each.new for each in pieces)) == (
        old,
        new,
    )


@given(JAPANESE, st.integers(0, 120), JAPANESE)
def test_an_insertion_changes_nothing_else(text: str, place: int, more: str) -> None:
    """Between two sentences, what is inserted is all that has changed."""
    both = (f"前に{place}。", "後に。")
    pieces = reworded("".join(both), f"{both[0]}【{more}】。{both[1]}")
    assert "".join(each.old for each in pieces if each.likeness is Likeness.CHANGED) == ""


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_matched_places_are_equal_and_rise(old: list[int], new: list[int]) -> None:
    pairs = matched(old, new)
    assert all(old[there] == new[here] for there, here in pairs)
    for before, after in pairwise(pairs):
        assert before[0] < after[0]
        assert before[1] < after[1]
    assert len(matched(old, old)) == len(old)


def test_large_sequences_are_parted_at_what_both_have_as_often() -> None:
    old = [f"{number}" for number in range(300)]
    new = ["x", *old[:150], *["y"] * 20, *old[150:], "z"]
    assert matched(old, new) == [
        (number, number + (1 if number < 150 else 21)) for number in range(300)
    ]
    assert matched(["a", "b"] * 200, ["c", "d"] * 200) == []


@given(st.lists(st.integers(0, 20), unique=True))
def test_a_rising_part_is_as_long_as_any(numbers: list[int]) -> None:
    places = rising(numbers)
    chosen = [numbers[each] for each in places]
    assert chosen == sorted(chosen)
    assert places == sorted(places)
    longest = [1] * len(numbers)
    for place, number in enumerate(numbers):
        longest[place] += max(
            (longest[each] for each in range(place) if numbers[each] < number), default=0
        )
    assert len(places) == max(longest, default=0)


def test_texts_of_lists_belong_together_by_what_they_say() -> None:
    old = ["一つ目の注です。", "二つ目の注です。", "令和6年度で終わります。"]
    new = ["新しい話です。", "一つ目の注です。", "二つ目の注でした。"]
    assert aligned(old, new) == [(None, 0), (0, 1), (1, 2), (2, None)]


@pytest.mark.parametrize(
    "old", ["あいう。" * 3200, "のをにはが、" * 2100, "令和7年度の窓口は3か所です。" * 850]
)
def test_a_long_text_takes_no_time(old: str) -> None:
    """Ten times the usual length takes about ten times as long, not a hundred times."""
    new = f"初めに、{old[:6000]}途中で{old[6000:]}"
    for given_new in (new, old[::-1]):
        start = time.process_time()
        reworded(old, given_new)
        assert time.process_time() - start < 1
