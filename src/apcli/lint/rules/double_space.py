"""Two spaces, or a space at the end of a text.

Bad:

    overview: "窓口の Web  予約を始めます。"

Good:

    overview: "窓口の Web 予約を始めます。"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP508", "double-space", Severity.WARNING)
PATTERN = re.compile("(?<=[^ \u3000\n])(?:[ \u3000]+(?=\n|\\Z)|[ \u3000]{2,}(?=[^ \u3000\n]))")
_JAPANESE = re.compile("[ぁ-ゖァ-ヶー一-龠々・、。]")


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every such run; one between two Japanese characters is another rule's finding."""
    after = field.text[found.end() : found.end() + 1]
    at_end = after in ("", "\n")
    if not at_end and _JAPANESE.match(after) and _JAPANESE.match(field.text, found.start() - 1):
        return None
    if at_end:
        text, mend = message("a space at the end"), message("delete it")
    else:
        text, mend = message("two spaces"), message("write one")
    return Slip(found.start(), found.end(), text, mend, "" if at_end else " ", safe=at_end)
