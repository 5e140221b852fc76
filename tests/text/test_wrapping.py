"""Japanese lines break by kinsoku, and never wider than they may be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.text.width import cell_width, visible
from apcli.text.wrapping import pack, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("設置箇所数（累計）", 12, ["設置箇所数", "（累計）"]),
        ("情報発信、広報。", 8, ["情報発", "信、広", "報。"]),
        ("ASTA VISIONを活用", 13, ["ASTA VISIONを", "活用"]),
        ("ASTA VISIONを活用", 8, ["ASTA", "VISIONを", "活用"]),
        ("一行目\n二行目", 20, ["一行目", "二行目"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="あ漢、。（）A1 -", max_size=60), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_width(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("pieces", "width", "separator", "lines"),
    [
        (["未達 1", "未入力 3"], 16, "、", ["未達 1、未入力 3"]),
        (["未達 1", "未入力 3", "対象外 1"], 16, "、", ["未達 1、", "未入力 3、", "対象外 1"]),
        (["未達 1", "未入力 3", "対象外 1"], 18, "、", ["未達 1、未入力 3、", "対象外 1"]),
        (["missed 1", "overdue 1"], 18, ", ", ["missed 1,", "overdue 1"]),
        (["a", "b", "c"], 4, "  ", ["a  b", "c"]),
        ([], 10, "、", [""]),
    ],
)
def test_pieces_break_behind_a_separator_that_fits_the_line(
    pieces: list[str], width: int, separator: str, lines: list[str]
) -> None:
    assert list(pack(pieces, width, separator)) == lines


def test_control_and_invisible_characters_are_shown() -> None:
    assert visible("a\x1b[31mb\x00\x7f\u200b\u202e") == "a␛[31mb␀␡\\u200b\\u202e"
    assert visible("公衆無線LAN①㉑") == "公衆無線LAN①㉑"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("公衆", 4), ("ｶﾅ", 2), ("①", 1), ("が", 2), ("（）", 4)]
)
def test_full_width_characters_take_two_columns(text: str, columns: int) -> None:
    assert cell_width(text) == columns
