"""です・ます and である mixed in one text, or a text in である in a plan in です・ます.

List items, and sentences quoted in 「」, may be in another style than the text around them. Of
whole texts only `overview`, `actions`, reviews and sections are compared with the plan.

Why:
    Drafts of several departments were joined, and the text still shows it. Citizens read one
    sentence as addressed to them and the next as an internal note.

How to fix:
    Write the whole text in one style.

When to ignore:
    If the sentence is quoted without 「」.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します。効果を毎年検証する。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します。効果を毎年検証します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import LIST_ITEM, PLAIN_ENDINGS, POLITE, Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP511", "mixed-style", Severity.WARNING)
SENTENCES = True
# The first plain ending of a text, after lines that have none or are items of a list.
PATTERN = rf"\A(?:.*\n)*?(?!{LIST_ITEM}).*?({'|'.join(PLAIN_ENDINGS)})(?![」』）)])"
screen = places(*PLAIN_ENDINGS)
_RUNNING = ("overview", "actions", "sections", "reviews")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The first plain ending of a text that has polite ones, too, or whose plan has."""
    if POLITE.search(field.text):
        text = message("a である sentence among です・ます sentences")
        help = message("write the whole text in one style")
    elif field.path[0] in _RUNNING and texts.is_polite:
        text = message("a である sentence in a plan that mostly uses です・ます")
        help = message("write the whole plan in one style")
    else:
        return None
    return Slip(*found.span(1), text, help)
