"""A character that looks like the one that is meant.

A hyphen or a minus sign for the long vowel mark, 二 for ニ or 口 for ロ between katakana: a reader
does not see it, a search and a screen reader do.

Bad:

    overview: サ−ビスを見直します。

Good:

    overview: サービスを見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field, Texts

KIND = Kind("AP507", "look-alike", Severity.WARNING)
_KATAKANA = "ァ-ヶー"
PATTERN = re.compile(
    f"(?<=[ァ-ヶ])[−－‐‑–—―─-](?=[ァ-ヶ])|(?<=[{_KATAKANA}])[二口力工八夕](?=[{_KATAKANA}])|[稅]"
)
_MEANT = {
    "二": "ニ",
    "口": "ロ",
    "力": "カ",
    "工": "エ",
    "八": "ハ",
    "夕": "タ",
    "稅": "税",
}


_AMONG_KATAKANA = re.compile("[ァ-ヶー][−－‐‑–—―─二口力工八夕-][ァ-ヶー]")


def screen(texts: Texts, document: Document) -> bool:
    """The texts have such a character between two katakana, or 稅."""
    return "稅" in texts.joined or _AMONG_KATAKANA.search(texts.joined) is not None


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every such character out of its place."""
    meant = _MEANT.get(found[0], "ー")
    text = message("'{text}' looks like '{meant}', which is meant here", text=found[0], meant=meant)
    mend = message("write '{name}'", name=meant)
    return Slip(found.start(), found.end(), text, mend, meant)
