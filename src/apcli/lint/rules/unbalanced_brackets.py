"""A bracket without its partner.

Bad:

    overview: 「窓口の手続を見直します。

Good:

    overview: 「窓口」の手続を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field, Texts

KIND = Kind("AP504", "unbalanced-brackets", Severity.WARNING)
_PAIRS = dict(zip("「『【〔［〈《（", "」』】〕］〉》）", strict=True))
_BRACKETS = "".join([*_PAIRS, *_PAIRS.values(), "()"])
PATTERN = re.compile(rf"\A[^{_BRACKETS}]*[{_BRACKETS}]")
_ANY = re.compile(f"[{_BRACKETS}]")
_ANY_OR_END = re.compile(f"[{_BRACKETS}\n]")
_PAIR = re.compile("|".join([*(one + other for one, other in _PAIRS.items()), "[(（][)）]"]))
_ALSO = {"(": "（", ")": "）"}


def screen(texts: Texts, document: Document) -> bool:
    """The texts, each by itself, have brackets that do not pair off."""
    return bool(_unpaired("".join(_ANY_OR_END.findall(texts.joined))).strip("\n"))


def _unpaired(brackets: str) -> str:
    while (fewer := _PAIR.sub("", brackets)) != brackets:
        brackets = fewer
    return brackets


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """The first bracket of the text that opens or closes alone; ( may be closed by ）."""
    brackets = _unpaired("".join(_ANY.findall(field.text)))
    return _alone(field.text, _first_alone(field.text)) if brackets else None


def _first_alone(text: str) -> int:
    opened: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        bracket = _ALSO.get(character, character)
        if bracket in _PAIRS:
            opened.append((_PAIRS[bracket], index))
        elif bracket in _PAIRS.values():
            if not opened or opened[-1][0] != bracket:
                return opened[-1][1] if opened else index
            opened.pop()
    return opened[-1][1]


def _alone(text: str, index: int) -> Slip:
    found = message("'{bracket}' has no partner", bracket=text[index])
    return Slip(index, index + 1, found, message("add the other bracket, or delete this one"))
