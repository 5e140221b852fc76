"""Texts in which no line ends where what belongs together would be parted."""

from __future__ import annotations

import re

_OPERATOR = re.compile(r"(?<=[=＝+×÷−]) (?=[0-9(])")


def unbroken(text: str) -> str:
    """The text with no-break spaces between the operators of a formula and the numbers behind."""
    return _OPERATOR.sub("\u00a0", text)
