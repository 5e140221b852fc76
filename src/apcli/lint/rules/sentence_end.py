"""A sentence without 。 at its end.

Bad:

    overview: 窓口の手続を見直します

Good:

    overview: 窓口の手続を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP509", "sentence-end", Severity.WARNING, fix=Fixable.UNSAFE)
SENTENCES = True
_ENDINGS = ("ます", "です", "ました", "ません", "でした", "である", "ください")
PATTERN = f"(?:{'|'.join(_ENDINGS)})[ \u3000]*(?=\n|\\Z)"
_LINE_END = "|".join(f"(?<={each}\n)" for each in ("[ \u3000]", *_ENDINGS))
screen = places(f"\n(?:{_LINE_END})")
"""Every line end behind one: there are fewer of them than of what the pattern begins with."""
_ITEM = re.compile(r"\s*- ")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every line that ends like a sentence and has no full stop; items of a list may have none."""
    line_start = field.text.rfind("\n", 0, found.start()) + 1
    if _ITEM.match(field.text, line_start):
        return None
    text = message("the sentence has no 。 at its end")
    return Slip(found.start(), found.end(), text, message("add 。"), found[0].rstrip() + "。")
