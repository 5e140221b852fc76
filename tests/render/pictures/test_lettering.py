"""Texts in the room that they have."""

from __future__ import annotations

import pytest

from apcli.render.pictures.lettering import fitted, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "em"),
    [("漢字かな", 4), ("①、（）", 4), ("ab12", 2.4), ("ｶﾅ", 1.2), ("か\u3099", 1), ("", 0)],
)
def test_a_full_width_character_takes_one_em_and_a_half_width_one_six_tenths(
    text: str, em: float
) -> None:
    assert width_of(text, 10) == pytest.approx(em * 10)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("実施計画", 40, "実施計画"),
        ("実施計画", 39, "実施…"),
        ("実施（計画）", 45, "実施…"),
        ("一\n二", 100, "一 二"),
        ("実施", 15, ""),
        ("", 0, ""),
    ],
)
def test_what_does_not_fit_a_line_ends_with_dots(text: str, width: float, shown: str) -> None:
    assert fitted(text, width, 10) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("調査研究", 40, ("調査研究",)),
        ("調査研究", 20, ("調査", "研究")),
        ("自治体のAI・RPAの利用推進", 120, ("自治体のAI・RPAの", "利用推進")),
        ("相談の推進【子ども相談】", 70, ("相談の推進", "【子ども相談】")),
        ("研究開発、試行", 40, ("研究開", "発、試行")),
        ("ブロックチェーンWEB3.0", 100, ("ブロックチェーン", "WEB3.0")),
        ("ABCDEFGHIJ", 30, ("ABCDE", "FGHIJ")),
        ("一二三四五六七八九", 30, ("一二三", "四五…")),
        ("", 30, ()),
    ],
)
def test_lines_end_where_they_may(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width, 10, 2) == lines
