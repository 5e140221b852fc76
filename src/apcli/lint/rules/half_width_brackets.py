"""Half-width brackets around Japanese text in a plan that mostly uses （）.

A pair of which only one bracket is in half width is found, whatever is inside.

Why:
    A search for 窓口（本庁舎） does not find 窓口(本庁舎), so whoever looks up what the plan says
    about it misses a part. In print the two look uneven side by side.

How to fix:
    Write （ and ）.

When to ignore:
    If the text quotes a title or an official name that is written with half-width brackets.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口(本庁舎)を見直します。
    actions: 手続（申請）と窓口（支所）も見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口（本庁舎）を見直します。
    actions: 手続（申請）と窓口（支所）も見直します。
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
    r"\([\x00-\x09\x0b-\x27\x2a-\x7f]*(?:）|[^\x00-\x7f（）][^()（）\n]*[)）])|（[^()（）\n]*\)"
)
screen = places(r"\(", r"\)")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every pair around Japanese text or of two widths, unless the plan mostly uses ()."""
    if texts.has_half_width_brackets:
        return None
    wide = f"（{found[0][1:-1]}）"
    text = message("half-width brackets, but the plan mostly uses （）")
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=wide), wide)
