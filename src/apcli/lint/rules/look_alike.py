"""A character that looks like the one that is meant.

Among katakana: hyphens, dashes and 一 for ー, hiragana such as ぺ for ペ, and kanji such as 口,
二 and 力 for ロ, ニ and カ, also at the start of a word as in 口ボット. Among kanji: ロ, ニ, エ and
ハ for 口, 二, 工 and 八, also at the start as in ロ座, ニ次 and エ事, カ for 力 after kanji such as
協, and ヘ for へ. Between digits: ー. Anywhere: 稅 for 税, radicals such as ⼈ for 人, which come
from a PDF, and of 〜 and ～ the one that the plan uses less often.

Why:
    Readers do not see the difference, but a search misses the word and a screen reader says another
    one. Citizens do not find the service, and departments do not find their own tasks.

How to fix:
    Write the character that is meant.

When to ignore:
    If the character is right, as in a name that is spelled like this on purpose.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 電子申請サ一ビスを見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 電子申請サービスを見直します。
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, before_katakana, outside_katakana, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP507", "look-alike", Severity.WARNING, fix=Fixable.UNSAFE)
_KANGXI = "\u2f00-\u2fd5"
_DASHES = "−－‐‑–—―─-"
_AMONG_KATAKANA = {
    "一": "ー",
    "二": "ニ",
    "口": "ロ",
    "力": "カ",
    "工": "エ",
    "八": "ハ",
    "夕": "タ",
    "卜": "ト",
}
_HIRAGANA = {"へ": "ヘ", "べ": "ベ", "ぺ": "ペ"}
_AMONG_KANJI = {"ニ": "二", "ロ": "口", "エ": "工", "ハ": "八"}
_WAVES = {"〜": "～", "～": "〜"}
_MEANT = {
    **{"ー": "－", "稅": "税", "カ": "力", "ヘ": "へ"},
    **_HIRAGANA,
    **_WAVES,
    **_AMONG_KATAKANA,
    **_AMONG_KANJI,
}
_NO_KANA = r"[^\x00-\xff\u3000-\u3004\u3006-\u30ff]"
"""々 and all but Latin letters, marks and kana: a set of all kanji takes long to compile."""

# The character comes first and its neighbours after: a search stops only at such characters.
PATTERN = (
    f"[{''.join([*_AMONG_KATAKANA, *_AMONG_KANJI, *_HIRAGANA])}カヘー〜～稅{_KANGXI}{_DASHES}](?:"
    f"(?<=[ァ-ヶ][{_DASHES}])(?=[ァ-ヶ])"
    f"|(?<=[ァ-ヶー][{''.join(_AMONG_KATAKANA)}])(?=[ァ-ヶー])"
    f"|(?<=[{''.join(_HIRAGANA)}])(?=ー[ァ-ヶ])|(?<=[ァ-ヶー][べぺ])(?=[ァ-ヶー])"
    "|(?<![一-龠々ァ-ヶー]口)(?<=口)(?=[ァ-ヶ]{2})(?!コミ|パク|トレ)"
    "|(?<![ァ-ヶー][ロニエ])(?:(?<=ロ)(?=[座頭])|(?<=ニ)(?=[次重段酸])|(?<=エ)(?=[事場夫程業]))"
    "|(?<=[一-龠]ヘ)(?=[のと、。ぁ-ん])"
    f"|(?<={_NO_KANA}[{''.join(_AMONG_KANJI)}])(?={_NO_KANA})"
    f"|(?<=[0-9０-９]ー)(?=[0-9０-９])"
    "|(?<=[二口力工八夕卜])(?=ー[ァ-ヶ])"
    "|(?:(?<=[窓人出入戸]ロ)|(?<=[努協能効労電圧動火水体魅実権学視聴勢活尽]カ))(?![ァ-ヶー所国年月])"
    f"|(?<=[〜～稅{_KANGXI}]))"
)
# PATTERN takes long to compile, and most plans have no place where one of these finds anything.
_SCREENS = (
    before_katakana("".join([*_AMONG_KATAKANA, "べぺ", _DASHES])),
    outside_katakana("".join([*_AMONG_KANJI, "ヘ"])),
    places(
        "へー",
        "ー(?<=[0-9０-９]ー)(?=[0-9０-９])",
        "カ(?<=[^\x00-\xff\u3000-\u30ff]カ)(?![ァ-ヶー])",
        f"[{_KANGXI}]",
        "稅",
    ),
)
_AMONG_THREE = "[窓人出入戸]ロ|[一-龠々].[一-龠々]"
"""The character between its neighbours; compiled only where there is one to be looked at."""
_AT_START = "ロ[座頭]|ニ[次重段酸]|エ[事場夫程業]"


def screen(texts: PlanTexts) -> Iterator[int]:
    """The places of characters that may be out of place, and of the rarer wave."""
    yield from texts.places_of(texts.rarer_wave)
    for each in _SCREENS:
        yield from each(texts)


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every such character that is out of place."""
    if found[0] in _WAVES and found[0] != texts.rarer_wave:
        return None
    if found[0] in _AMONG_KANJI:
        before = found.start() - 1
        starts = re.match(_AT_START, field.text[found.start() :])
        if not starts and not re.match(_AMONG_THREE, field.text[before:]):
            return None
    meant = _meant(found[0])
    text = message("'{text}' looks like '{meant}', which is meant here", text=found[0], meant=meant)
    help = message("write '{name}'", name=meant)
    if found[0] in _WAVES:  # a terminal in CP932 prints the two as one
        one, other = (f"U+{ord(each):04X}" for each in (meant, found[0]))
        help = message("write '{name}' ({one}), not {other}", name=meant, one=one, other=other)
    return Slip(found.start(), found.end(), text, help, meant)


def _meant(character: str) -> str:
    if character in _DASHES:
        return "ー"
    return _MEANT.get(character) or unicodedata.normalize("NFKC", character)
