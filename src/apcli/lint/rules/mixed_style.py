"""です・ます and である in one text.

Bad:

    overview: 窓口の手続を見直します。効果は大きいのである。

Good:

    overview: 窓口の手続を見直します。効果は大きいです。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP511", "mixed-style", Severity.WARNING)
SENTENCES = True
PATTERN = re.compile("(?:である|であった|なければならない|とする)。")
_POLITE = re.compile("(?:です|ます|ました|ません|でした)。")


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """The first plain ending of a text that has polite ones too."""
    if PATTERN.search(field.text, 0, found.start()) or not _POLITE.search(field.text):
        return None
    text = message("a である sentence among です・ます sentences")
    return Slip(found.start(), found.end(), text, message("write the whole text in one style"))
