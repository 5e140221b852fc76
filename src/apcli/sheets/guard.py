"""Texts in CSV that a spreadsheet would take for formulas."""

from __future__ import annotations

import re

_FORMULA = frozenset("=+-@＝＋－＠\t\r")
"""What a formula begins with; Japanese spreadsheets take the full-width signs, too."""

_QUOTE = "'"
_NUMBER = re.compile(r"-\d+(?:\.\d+)?")


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula; a number stays one."""
    risky = text[:1] in _FORMULA | {_QUOTE} and len(text) > 1 and not _NUMBER.fullmatch(text)
    return f"{_QUOTE}{text}" if risky else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text[:1] == _QUOTE and text[1:2] in _FORMULA | {_QUOTE} else text
