"""Half-width brackets around Japanese in a document that mostly writes （）.

A bracket that is closed by one of the other width counts too.

Bad:

    overview: 窓口(本庁舎)を見直します。手続（申請）も見直します（一部）。

Good:

    overview: 窓口（本庁舎）を見直します。手続（申請）も見直します（一部）。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP503", "half-width-brackets", Severity.INFO)
# What comes first is ASCII, so that a bracket which is never closed is given up at once.
PATTERN = re.compile(
    r"\([\x00-\x09\x0b-\x27\x2a-\x7f]*[^\x00-\x7f（）][^()（）\n]*[)）]|（[^()（）\n]*\)"
)


def screen(document: Document) -> Iterator[int]:
    """Every half-width bracket: there are few, where most are of the other width."""
    if not document.has_half_width_brackets:
        for bracket in (r"\(", r"\)"):
            for found in re.finditer(bracket, document.joined):
                yield found.start()


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every pair that holds Japanese, and every one of two widths."""
    wide = f"（{found[0][1:-1]}）"
    text = message("half-width brackets, the document mostly writes （）")
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=wide), wide)
