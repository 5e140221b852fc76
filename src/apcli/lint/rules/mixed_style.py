"""です・ます and である mixed in one text, or a text whose style differs from the plan's.

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

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import LIST_ITEM, PLAIN_ENDINGS, POLITE, Slip, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP511", "mixed-style", Severity.WARNING)
SENTENCES = True
# After lines that have no such ending or are items of a list; not where a quotation ends.
_FIRST = rf"\A(?:.*\n)*?(?!{LIST_ITEM}).*?"
_QUOTED = "(?![」』）)])"
_POLITE = f"{POLITE.pattern}{_QUOTED}"
PATTERN = (
    rf"{_FIRST}(?P<plain>{'|'.join(PLAIN_ENDINGS)}){_QUOTED}"
    rf"|{_FIRST}(?P<polite>{_POLITE})"
)
_plain_places = places(*PLAIN_ENDINGS)
_IN_PASSING = ("notes", "indicators", "terms", "stages")
"""Where a text may be in another style than the plan."""


def screen(texts: PlanTexts) -> Iterable[int]:
    """The places of plain endings, and of polite ones in a plan that mostly has plain ones."""
    return [*_plain_places(texts), *(places(POLITE)(texts) if texts.is_plain else ())]


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """The first plain ending of a text that has polite ones, too, or the other style of a plan."""
    help = message("write the whole plan in one style")
    if found["plain"] and re.search(_POLITE, field.text):
        text = message("a である sentence among です・ます sentences")
        help = message("write the whole text in one style")
    elif field.path[0] in _IN_PASSING:
        return None
    elif found["plain"] and texts.is_polite:
        text = message("a である sentence in a plan that mostly uses です・ます")
    elif found["polite"] and texts.is_plain:
        text = message("a です・ます sentence in a plan that mostly uses である")
    else:
        return None
    return Slip(*found.span("plain" if found["plain"] else "polite"), text, help)
