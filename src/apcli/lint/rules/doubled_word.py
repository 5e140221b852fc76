"""A particle or word that stands twice.

Bad:

    overview: 窓口のの手続を見直します。

Good:

    overview: 窓口の手続を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP510", "doubled-word", Severity.WARNING, fix=Fixable.UNSAFE)
_PARTICLES = "をがのにへ"
# 〜ものの is right, and so is a verb such as おののく.
_NO_WORD = "(?<!ものの)(?![ぁ-ゖ]?[かきくけこ])"
# What is behind the kana: a set of all kanji would take as long to make ready as to use.
_KANJI = r"(?P<kanji>[^\x00-ヿ][^\x00-ヿ]{1,3})(?P=kanji)(?=[をがのにへはで、。])"
_KATAKANA = "(?P<katakana>[ァ-ヶー][ァ-ヶー]{2,9})(?P=katakana)(?![ァ-ヶー])"
PATTERN = f"(?P<particle>[{_PARTICLES}])(?P=particle){_NO_WORD}|{_KANJI}|{_KATAKANA}"
_REDUPLICATED = frozenset({"一人", "一歩", "個別"})
_OF_PARTICLES_AND_KANJI = places(*(each + each + _NO_WORD for each in _PARTICLES), _KANJI)
_OF_KATAKANA = places(_KATAKANA)


def screen(texts: PlanTexts) -> Iterator[int]:
    """Every repetition, one sort after another; one of katakana stands inside a word."""
    yield from _OF_PARTICLES_AND_KANJI(texts)
    if any(re.search(_KATAKANA, word) for word in texts.words):
        yield from _OF_KATAKANA(texts)


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every repetition that the language does not ask for."""
    word = found["particle"] or found["kanji"] or found["katakana"]
    if word in _REDUPLICATED or (found["kanji"] and not all("一" <= each <= "龠" for each in word)):
        return None
    text = message("'{word}' stands twice", word=word)
    return Slip(found.start(), found.end(), text, message("delete one of the two"), word)
