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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP501", "half-width-kana", Severity.WARNING)
PATTERN = re.compile("[\uff61-\uff9f][\uff61-\uff9f]*")


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every run of them; the mend is their full-width form."""
    wide = unicodedata.normalize("NFKC", found[0])
    text = message("half-width katakana '{text}'", text=found[0])
    mend = message("write '{name}'", name=wide)
    return Slip(found.start(), found.end(), text, mend, wide, safe=True)
