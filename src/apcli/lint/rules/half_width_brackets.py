"""Half-width brackets around Japanese text in a plan that mostly uses （）.

Brackets around letters right after a Japanese word are found too, as in 人工知能(AI), and a pair
of which only one bracket is in half width, whatever is inside. Pairs in a pair are fixed together
with it.

Why:
    A search for 窓口（本庁舎） does not find 窓口(本庁舎), so whoever looks up what the plan says
    about it misses a part. In print the two look uneven side by side.

How to fix:
    Write （ and ）.

When to ignore:
    If the text quotes a title or an official name that is written with half-width brackets.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口(本庁舎)を見直します。
    actions: 手続（申請）と窓口（支所）も見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口（本庁舎）を見直します。
    actions: 手続（申請）と窓口（支所）も見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP503", "half-width-brackets", Severity.REMARK, fix=Fixable.UNSAFE)
_TEXT = r"(?:(?!\n)[^()（）])*+"
"""A set that held the line end, too, would take ten times as long to compile."""
# Possessive, so that a bracket which is never closed is given up at once.
_PAIR = f"[(（]{_TEXT}[)）]"
_NESTED = f"[(（]{_TEXT}(?:{_PAIR}{_TEXT})*+[)）]"
_INSIDE = f"{_TEXT}(?:{_NESTED}{_TEXT})*+"
PATTERN = rf"\({_INSIDE}[)）]|（{_INSIDE}\)"
screen = places(r"\(", r"\)")
_BRACKET = re.compile("[()（）]")
# All but ASCII and marks, which compiles much faster than a set of Japanese characters.
_WORD = "[^\x00-\x7f\u3000-\u3004\u3006-\u303f・\uff00-\uff0f\uff1a-\uff20]"
_LETTER = re.compile("[A-Za-z]")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every pair around Japanese text or of two widths, unless the plan mostly uses ()."""
    if texts.has_half_width_brackets:
        return None
    wide = _widened(field.text, found.start(), found.end())
    if wide == found[0]:
        return None
    text = message("half-width brackets, but the plan mostly uses （）")
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=wide), wide)


def _widened(text: str, first: int, last: int) -> str:
    """That part with （） wherever a pair is of two widths, around Japanese or right after it."""
    characters, opened = list(text[first:last]), list[int]()
    for found in _BRACKET.finditer(text, first, last):
        if found[0] in "(（":
            opened.append(found.start())
            continue
        start, end = opened.pop(), found.start()
        inside = text[start:end].lstrip("(（")
        after_a_word = _LETTER.search(inside) and re.match(_WORD, text[start - 1 : start])
        if text[start] + text[end] in {"(）", "（)"} or after_a_word or not inside.isascii():
            characters[start - first], characters[end - first] = "（", "）"
    return "".join(characters)
