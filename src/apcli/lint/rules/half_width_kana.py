"""Half-width katakana: ｶﾀｶﾅ.

They are read out letter by letter by some screen readers and missed by a search.

Bad:

    overview: ｼｽﾃﾑを見直します。

Good:

    overview: システムを見直します。
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP501", "half-width-kana", Severity.WARNING, fix=Fixable.SAFE)
PATTERN = re.compile("[\uff61-\uff9f][\uff61-\uff9f]*")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of them; the fix is their full-width form."""
    wide = unicodedata.normalize("NFKC", found[0])
    text = message("half-width katakana '{text}'", text=found[0])
    help = message("write '{name}'", name=wide)
    return Slip(found.start(), found.end(), text, help, wide, safe=True)
