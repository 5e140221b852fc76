"""A sentence without 。 at its end.

Only lines of running text that end in a form such as ます or です are checked, and no list items.

Why:
    Readers cannot see whether the sentence ends there or was cut off when it was copied. What was
    cut off may be a condition that the assembly decided on.

How to fix:
    Add 。, or the rest of the sentence if it went on.

When to ignore:
    If the line is a slogan or a heading inside the text.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import LIST_ITEM, Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP509", "sentence-end", Severity.WARNING, fix=Fixable.UNSAFE)
SENTENCES = True
_ENDINGS = ("ます", "です", "ました", "ません", "でした", "である", "ください")
PATTERN = rf"(?m)^(?!{LIST_ITEM}).*?((?:{'|'.join(_ENDINGS)})[ \u3000]*)$"
_LINE_END = "|".join(f"(?<={each}\n)" for each in ("[ \u3000]", *_ENDINGS))
screen = places(f"\n(?:{_LINE_END})")
"""Every line end after one: there are few line ends."""


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every line outside of lists that ends like a sentence and has no full stop."""
    text = message("the sentence has no 。 at its end")
    return Slip(found.start(1), found.end(), text, message("add 。"), found[1].rstrip() + "。")
