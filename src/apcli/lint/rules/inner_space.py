"""A space inside or between Japanese words.

Spaces in 「」 and 『』 are not found: they may belong to a slogan or a name. In a `source` a space
separates parts of the citation. A space may also stand after an ordinal, a department, a city or an
office, if a word follows: 第2期 例示市, 総務部 情報政策課, 係長　担当者名. It may stand behind the
number at the beginning of a heading: 第1章 はじめに.

Why:
    A screen reader pauses at the space, and a search for 国・都 does not find 国 ・ 都. Such spaces
    usually come from a PDF, or were typed to stretch a heading.

How to fix:
    Delete the space.

When to ignore:
    If the space separates parts of a name, such as a family name and a first name.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国 ・ 都の政策に応じて窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国・都の政策に応じて窓口を見直します。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import JAPANESE, Slip, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP505", "inner-space", Severity.WARNING, fix=Fixable.UNSAFE)
# A set of all that is not ASCII compiles much faster than one of all Japanese characters.
_MORE = r"(?<=[^\x00-\x7f].)[ \u3000]*(?=[^\x00-\x7f])"
PATTERN = f"[ \u3000]{_MORE}"
screen = places(f" {_MORE}", f"\u3000{_MORE}")
_QUOTE = re.compile("[「」『』]")
_CLOSING = {"「": "」", "『": "』"}
_LONGEST = 6
"""Characters before a space that are enough to see what stands there."""
_LONGEST_OFFICE = 14
"""Characters after a space that may name an office, and the next one."""
# Strings, which are compiled only if there is a space to judge: sets of kanji take long.
_PART_OF_A_NAME = (
    "(?:[0-9０-９一二三四五六七八九十元](?:期|次|回|号|版|章|節|編|年度?|月|日)"
    "|[一-龠ァ-ヶー]{2}(?:部|局|課|係|室|署|庁|市|区|町|村|県|府|都|センター|事務所|委員会)"
    "|[市区町村部局課係室所館校園次]長)$"
)
_HEADING = "第?[0-9０-９一二三四五六七八九十]{1,3}(?:章|節|編|部|項|款)"
_PLAN = "(?:計画|構想|戦略|大綱|方針|ビジョン|プラン)$"
"""What a title ends with before the part of the plan: 総合計画 前期実施計画."""
_WORD = "[一-龠々ァ-ヶー][一-龠々ぁ-ゖァ-ヶー]"
_OFFICE = "[部局課室庁市区町村]$"
_OFFICE_BELOW = "(?:(?![のをがはにとで])[ぁ-ゖァ-ヶー一-龠々・]){1,12}?[部局課係室](?![一-龠])"


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of spaces between two Japanese characters, outside quotations and sources."""
    if field.path[-1] == "source":
        return None
    quotations = _quotations(field.text)
    quotation = bisect_right(quotations, (found.start(),)) - 1
    if quotation >= 0 and found.start() < quotations[quotation][1]:
        return None
    before, after = field.text[found.start() - 1], field.text[found.end()]
    if not (re.match(JAPANESE, before) and re.match(JAPANESE, after)):
        return None
    if _separates(found, field):
        return None
    text = message("a space between '{before}' and '{after}'", before=before, after=after)
    return Slip(found.start(), found.end(), text, message("delete the space"), "")


def _separates(found: re.Match[str], field: Field) -> bool:
    """The space stands between two parts of a name."""
    text = field.text
    if not field.sentences and re.fullmatch(_HEADING, text[: found.start()]):
        return True
    before = text[max(0, found.start() - _LONGEST) : found.start()]
    after = text[found.end() : found.end() + _LONGEST_OFFICE]
    if re.search(_PART_OF_A_NAME, before) and re.match(_WORD, after):
        return True
    if not field.sentences and re.search(_PLAN, before) and re.match(_WORD, after):
        return True
    return bool(re.search(_OFFICE, before) and re.match(_OFFICE_BELOW, after))


@lru_cache
def _quotations(text: str) -> Sequence[tuple[int, int]]:
    """Where each quotation begins and ends; cached because a text may have many spaces."""
    quotations, opened = [], None
    for mark in _QUOTE.finditer(text):
        if opened is None and mark[0] in _CLOSING:
            opened = mark
        elif opened is not None and mark[0] == _CLOSING[opened[0]]:
            quotations.append((opened.start(), mark.end()))
            opened = None
    return quotations
