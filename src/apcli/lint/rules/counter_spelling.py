"""A counter such as 3ヶ所 that the plan mostly writes with か, ヶ, カ, ケ or 箇 instead.

Counters after a number are compared: 3か所, 6ヶ月. 箇 after kanji, as in 三箇所, and nouns such as
箇所数 are left alone.

Why:
    A search for one spelling does not find the other. Official documents write か after digits.

How to fix:
    Write all of them the same way.

When to ignore:
    If a name is spelled like this.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口を3か所に置き、6ヶ月ごとに見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口を3か所に置き、6か月ごとに見直します。
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP537", "counter-spelling", Severity.REMARK, fix=Fixable.UNSAFE)
_KINDS = "かヶカケヵ箇"
_NUMBERS = "0123456789０１２３４５６７８９一二三四五六七八九十数何"
PATTERN = (
    f"[{_KINDS}](?:(?<=[0-9０-９].)|(?<=[一二三四五六七八九十数何][^箇]))(?=[所月年国条]|箇所)"
)


def screen(texts: PlanTexts) -> Sequence[int]:
    """The places of the spellings that are not the usual one, where there are several."""
    others = texts.places_of(_KINDS.strip("か"))
    if not any(_is_counter(texts.joined, place) for place in others):
        return ()
    found = list(re.finditer(PATTERN, texts.joined))
    usual = usual_kind(texts)
    return [each.start() for each in found if each[0] != usual]


def _is_counter(text: str, place: int) -> bool:
    """It stands between a number and what is counted."""
    return text[place - 1] in _NUMBERS and text[place + 1] in "所月年国条箇"


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every spelling that is not the usual one."""
    usual = usual_kind(texts)
    if found[0] == usual:
        return None
    text = message(
        "'{text}' is written '{usual}' elsewhere in the plan", text=found[0], usual=usual
    )
    return Slip(*found.span(), text, message("write '{name}'", name=usual), usual)


def usual_kind(texts: PlanTexts) -> str:
    """The spelling that the plan uses most often; of two as frequent the one that comes first."""
    counts = Counter(re.findall(PATTERN, texts.joined))
    return max(_KINDS, key=lambda kind: counts[kind])
