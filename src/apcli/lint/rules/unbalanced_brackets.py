"""A bracket without its partner.

Bad:

    overview: 「窓口の手続を見直します。

Good:

    overview: 「窓口」の手続を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP504", "unbalanced-brackets", Severity.WARNING)
_PAIRS = dict(zip("「『【〔［〈《（", "」』】〕］〉》）", strict=True))
_BRACKETS = "".join([*_PAIRS, *_PAIRS.values(), "()"])
PATTERN = rf"\A[^{_BRACKETS}]*[{_BRACKETS}]"
_ANY = re.compile(f"[{_BRACKETS}]")
_ANY_OR_END = re.compile(f"[{_BRACKETS}\n]")
_PAIR = re.compile("|".join([*(one + other for one, other in _PAIRS.items()), "[(（][)）]"]))
_ALSO = {"(": "（", ")": "）"}


def screen(texts: PlanTexts) -> Iterator[int]:
    """The lines whose brackets do not pair off at a first look: two levels of them."""
    brackets = "".join(_ANY_OR_END.findall(texts.joined))
    left = _PAIR.sub("", _PAIR.sub("", brackets)).split("\n")
    if not any(left):
        return
    start = 0
    for line, unpaired in zip(texts.joined.split("\n"), left, strict=True):
        if unpaired:
            yield start
        start += len(line) + 1


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The first bracket of the text that opens or closes alone; ( may be closed by ）."""
    place = _first_alone(field.text)
    if place is None:
        return None
    text = message("'{bracket}' has no partner", bracket=field.text[place])
    return Slip(place, place + 1, text, message("add the other bracket, or delete this one"))


def _first_alone(text: str) -> int | None:
    opened: list[tuple[str, int]] = []
    for found in _ANY.finditer(text):
        bracket = _ALSO.get(found[0], found[0])
        if bracket in _PAIRS:
            opened.append((_PAIRS[bracket], found.start()))
        elif opened and opened[-1][0] == bracket:
            opened.pop()
        else:
            return opened[-1][1] if opened else found.start()
    return opened[-1][1] if opened else None
