"""です・ます and である mixed in one text.

List items, and sentences quoted in 「」, may be in another style than the text around them.

Why:
    Drafts of several departments were joined, and the text still shows it. Citizens read one
    sentence as addressed to them and the next as an internal note.

How to fix:
    Write the whole text in one style.

When to ignore:
    If the sentence is quoted without 「」.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します。効果を毎年検証する。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します。効果を毎年検証します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import LIST_ITEM, Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP511", "mixed-style", Severity.WARNING)
SENTENCES = True
_ENDINGS = (
    "である。",
    "であった。",
    "ならない。",
    "する。",
    "している。",
    "していく。",
    "した。(?<![まで]した。)",
)
# The first plain ending of a text, after lines that have none or are items of a list.
PATTERN = rf"\A(?:.*\n)*?(?!{LIST_ITEM}).*?({'|'.join(_ENDINGS)})(?!」)"
screen = places(*_ENDINGS)
_POLITE = re.compile("(?:です|ます|ました|ません|でした)。")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The first plain ending of a text that has polite ones, too."""
    if not _POLITE.search(field.text):
        return None
    text = message("a である sentence among です・ます sentences")
    return Slip(found.start(1), found.end(), text, message("write the whole text in one style"))
