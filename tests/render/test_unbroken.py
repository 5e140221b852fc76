"""No line ends between an operator of a formula and its number."""

from __future__ import annotations

import pytest

from apcli.render.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("80 ÷ 75 × 100", "80 ÷\u00a075 ×\u00a0100"),
        ("(80 − 42) ÷ (130 − 42)", "(80 −\u00a042) ÷\u00a0(130 −\u00a042)"),
        ("A + B", "A + B"),
        ("3 × 人", "3 × 人"),
        ("＝ 5", "＝\u00a05"),
    ],
)
def test_the_space_before_the_number_is_one_that_no_line_ends_at(text: str, kept: str) -> None:
    assert unbroken(text) == kept
