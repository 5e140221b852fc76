"""です・ます and である in one text.

Items of a list and what is quoted in 「」 may have another style than the text around them.

Bad:

    overview: 窓口の手続を見直します。効果は大きいのである。

Good:

    overview: 窓口の手続を見直します。効果は大きいです。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip, places

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
PATTERN = re.compile(f"(?:{'|'.join(_ENDINGS)})(?!」)")
_ITEM = re.compile(r"\s*- ")
screen = places(*_ENDINGS)
_POLITE = re.compile("(?:です|ます|ました|ません|でした)。")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The first plain ending of a text that has polite ones too, unless it is in a list."""
    line_start = field.text.rfind("\n", 0, found.start()) + 1
    if (
        _ITEM.match(field.text, line_start)
        or PATTERN.search(field.text, 0, found.start())
        or not _POLITE.search(field.text)
    ):
        return None
    text = message("a である sentence among です・ます sentences")
    return Slip(found.start(), found.end(), text, message("write the whole text in one style"))
