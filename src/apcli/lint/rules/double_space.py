"""Two or more spaces where one is meant.

Spaces between two Japanese characters are left to AP505.

Why:
    A search for the words with one space between them finds nothing, and the gap shows in print.
    Usually the spaces were typed to align words, or a word between them was deleted.

How to fix:
    Write one space. Check that no word is missing there.

When to ignore:
    If the text shows exactly what a system prints or expects.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の Web  予約を始めます。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の Web 予約を始めます。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import JAPANESE, Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP508", "double-space", Severity.WARNING, fix=Fixable.UNSAFE)
_MORE = "(?<=[^ \u3000\n].)[ \u3000]+(?=[^ \u3000\n])"
PATTERN = f"[ \u3000]{_MORE}"
_BEFORE = "(?<=[^ \n]..)"
screen = places(*(two + _BEFORE for two in ("  ", " \u3000", "\u3000 ", "\u3000\u3000")))


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of spaces but one between two Japanese characters, which another rule finds."""
    beside = (field.text[found.start() - 1], field.text[found.end()])
    if all(re.match(JAPANESE, character) for character in beside):
        return None
    text = message("two or more spaces in a row")
    return Slip(found.start(), found.end(), text, message("write one space"), " ")
