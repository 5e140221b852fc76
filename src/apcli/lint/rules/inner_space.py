"""A space inside or between Japanese words.

A screen reader stops there, and a search for 国・都 does not find 国 ・ 都. In 「」 and 『』 a
space may belong to a slogan or a name.

Bad:

    overview: 国 ・ 都の政策に応じます。

Good:

    overview: 国・都の政策に応じます。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP505", "inner-space", Severity.WARNING)
_JAPANESE = "ぁ-ゖァ-ヶー一-龠々・、。「」『』【】（）"
PATTERN = re.compile(f"[ \u3000](?<=[{_JAPANESE}].)[ \u3000]*(?=[{_JAPANESE}])")
_QUOTED = re.compile("「[^」]*」|『[^』]*』")


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every run of spaces between two Japanese characters, outside quotation marks."""
    quoted = any(
        quote.start() < found.start() < quote.end() for quote in _QUOTED.finditer(field.text)
    )
    if quoted:
        return None
    around = field.text[found.start() - 1 : found.end() + 1]
    text = message("a space between '{before}' and '{after}'", before=around[0], after=around[-1])
    return Slip(found.start(), found.end(), text, message("delete the space"), "")
