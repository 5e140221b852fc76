"""A bracket without its partner.

Only one bracket of each text is shown. A ( that is closed by ） counts as a pair. The bracket after
the number or letter of an item, such as 1) or ア）, needs no partner.

Why:
    Readers cannot see where a quotation or a condition ends. Often part of the sentence was lost
    when it was copied, and then the plan does not say what was decided.

How to fix:
    Add the other bracket, or delete the one that is left over. Compare the sentence with its source
    in case words are missing, too.

When to ignore:
    If the bracket belongs to a sign such as :) or to a formula.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 「書かない窓口を広げます。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 「書かない窓口」を広げます。
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
_ITEM = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ンa-zａ-ｚ]|[ivx]{2,4})[)）]"
_START = "(?:(?<![^ \u3000\n、。，．,：:；;・※注次の「])"
# Strings, which are compiled only if a bracket has no partner.
_ITEMS = f"{_START}){_ITEM}"
_ITEMS_IN_BRACKETS = f"{_START}|(?<=[(（])){_ITEM}"


def screen(texts: PlanTexts) -> Iterator[int]:
    """The lines that have brackets left after two levels of pairs are taken out."""
    brackets = "".join(_ANY_OR_END.findall(texts.joined))
    left = _PAIR.sub("", _PAIR.sub("", brackets)).split("\n")
    if not any(left):
        return
    lines = re.finditer("^.*", texts.joined, re.MULTILINE)
    for line, unpaired in zip(lines, left, strict=True):
        if unpaired:
            yield line.start()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The innermost bracket still open where pairing fails, or the one that closes none."""
    place = _first_alone(field.text)
    if place is None:
        return None
    text = message("'{bracket}' has no partner", bracket=field.text[place])
    return Slip(place, place + 1, text, message("add the other bracket, or delete this one"))


def _first_alone(text: str) -> int | None:
    """The place, unless the brackets are pairs once those of the numbers of items are left out."""
    if _unpaired(text) is None:
        return None
    everywhere, outside = (_without(items, text) for items in (_ITEMS_IN_BRACKETS, _ITEMS))
    return None if _unpaired(everywhere) is None else _unpaired(outside)


def _without(items: str, text: str) -> str:
    return re.sub(items, lambda found: " " * len(found[0]), text)


def _unpaired(text: str) -> int | None:
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
