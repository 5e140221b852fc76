"""Of a long line the part around a finding is shown, and … where it goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apcli.findings.window import window
from apcli.text.width import cell_width


@pytest.mark.parametrize(
    ("line", "start", "end", "shown"),
    [
        ("title: DX", 7, 9, ("title: ", "DX", "")),
        ("123456789012", 0, 2, ("", "12", "3456789…")),
        ("123456789012", 10, 12, ("…4567890", "12", "")),
        ("123456789012", 5, 7, ("…45", "67", "89012")),
        ("1234567890123456", 7, 9, ("…7", "89", "01234…")),
        ("123456789012", 0, 12, ("", "12345…", "")),
        ("あいうえおか", 2, 3, ("…", "う", "えおか")),
        ("あ\u200bいうえお", 1, 2, ("…", "\\u200b", "い…")),
        ("title: DX", 9, 10, ("title: DX", "", "")),
        ("", 0, 1, ("", "", "")),
    ],
)
def test_what_is_marked_stays_in_sight(
    line: str, start: int, end: int, shown: tuple[str, str, str]
) -> None:
    assert window(line, start, end, 10) == shown


@settings(derandomize=True, deadline=None)
@given(st.text("aあ\u200bが"), st.integers(0, 30), st.integers(0, 30), st.integers(10, 30))
def test_a_window_is_never_wider_than_it_may_be(
    line: str, start: int, length: int, width: int
) -> None:
    shown = window(line, start, start + length, width)
    assert cell_width("".join(shown)) <= width
