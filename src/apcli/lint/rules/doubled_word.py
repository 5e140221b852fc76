"""A particle or word that is written twice in a row.

Words that are doubled in the language, such as 一人一人, are not found.

Why:
    It is left over from editing, and often another word was meant. The sentence is hard to read,
    above all where it is read aloud, and may say something other than what was decided.

How to fix:
    Delete one of the two, or write the word that was meant.

When to ignore:
    If the repetition is meant, as in a slogan or a name.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口のの手続を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
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
# 〜ものの is correct, and so are verbs such as おののく.
_NO_WORD = "(?<!ものの)(?![ぁ-ゖ]?[かきくけこ])"
# All but Latin letters, marks and kana: a set of all kanji takes long to compile.
_NO_KANA = r"[^\x00-\xff\u3000-\u30ff]"
_KANJI = rf"(?P<kanji>{_NO_KANA}{_NO_KANA}{{1,3}})(?P=kanji)(?=[をがのにへはで、。])"
_KATAKANA = "(?P<katakana>[ァ-ヶー][ァ-ヶー]{2,9})(?P=katakana)(?![ァ-ヶー])"
PATTERN = f"(?P<particle>[{_PARTICLES}])(?P=particle){_NO_WORD}|{_KANJI}|{_KATAKANA}"
_REDUPLICATED = frozenset({"一人", "一歩", "個別"})
_OF_PARTICLES_AND_KANJI = places("をを", "がが", "のの(?<!ものの)", "にに", "へへ", _KANJI)
_OF_KATAKANA = places(_KATAKANA)


def screen(texts: PlanTexts) -> Iterator[int]:
    """Every repetition; katakana are looked for in the words of the plan first."""
    yield from _OF_PARTICLES_AND_KANJI(texts)
    if any(re.search(_KATAKANA, word) for word in texts.words):
        yield from _OF_KATAKANA(texts)


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every repetition but those that are correct Japanese."""
    word = found["particle"] or found["kanji"] or found["katakana"]
    if word in _REDUPLICATED or (found["kanji"] and not re.fullmatch("[一-龠]+", word)):
        return None
    text = message("'{word}' is written twice", word=word)
    return Slip(found.start(), found.end(), text, message("delete one of the two"), word)
