"""Half-width katakana such as ｶﾀｶﾅ.

The half-width marks ｡ ｢ ｣ ､ ･ count as katakana.

Why:
    Some screen readers spell them out letter by letter, and a search for システム does not find
    ｼｽﾃﾑ. Citizens who look for a service by its name miss it.

How to fix:
    Write them in full width.

When to ignore:
    If the text shows exactly what a system prints or expects.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 予約ｼｽﾃﾑを見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 予約システムを見直します。
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP501", "half-width-kana", Severity.WARNING, fix=Fixable.SAFE)
PATTERN = "(?:[ぁ-ヿ](?=[ﾞﾟ]))?[\uff61-\uff9f]+"
screen = places("[\uff61-\uff9f]")
_STANDING_ALONE = str.maketrans("\u3099\u309a", "゛゜")
"""A voicing mark that no character can take would change how the one before it is printed."""


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of them, with the full-width kana whose voicing mark is in half width."""
    wide = unicodedata.normalize("NFKC", found[0]).translate(_STANDING_ALONE)
    text = message("half-width katakana '{text}'", text=found[0])
    help = message("write '{name}'", name=wide)
    return Slip(found.start(), found.end(), text, help, wide, safe=True)
