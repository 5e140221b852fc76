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

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP503", "half-width-brackets", Severity.REMARK, fix=Fixable.UNSAFE)
# What comes first is ASCII, so that a bracket which is never closed is given up at once.
PATTERN = re.compile(
    r"\([\x00-\x09\x0b-\x27\x2a-\x7f]*[^\x00-\x7f（）][^()（）\n]*[)）]|（[^()（）\n]*\)"
)
screen = places(r"\(", r"\)")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every pair that holds Japanese or is of two widths, unless most are in half width."""
    if texts.has_half_width_brackets:
        return None
    wide = f"（{found[0][1:-1]}）"
    text = message("half-width brackets, the document mostly writes （）")
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=wide), wide)
