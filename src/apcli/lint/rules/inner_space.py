"""A space inside or between Japanese words.

Spaces in 「」 and 『』 are not found: they may belong to a slogan or a name. In a `source` a space
separates parts of the citation.

Why:
    A screen reader pauses at the space, and a search for 国・都 does not find 国 ・ 都. Such spaces
    usually come from a PDF, or were typed to stretch a heading.

How to fix:
    Delete the space.

When to ignore:
    If the space separates parts of a name, such as a family name and a first name.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国 ・ 都の政策に応じて窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 国・都の政策に応じて窓口を見直します。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import JAPANESE, Slip, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP505", "inner-space", Severity.WARNING, fix=Fixable.UNSAFE)
# A set of all that is not ASCII compiles much faster than one of all Japanese characters.
_MORE = r"(?<=[^\x00-\x7f].)[ \u3000]*(?=[^\x00-\x7f])"
PATTERN = f"[ \u3000]{_MORE}"
screen = places(f" {_MORE}", f"\u3000{_MORE}")
_QUOTE = re.compile("[「」『』]")
_CLOSING = {"「": "」", "『": "』"}


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of spaces between two Japanese characters, outside quotations and sources."""
    if field.path[-1] == "source":
        return None
    quotations = _quotations(field.text)
    quotation = bisect_right(quotations, (found.start(),)) - 1
    if quotation >= 0 and found.start() < quotations[quotation][1]:
        return None
    before, after = field.text[found.start() - 1], field.text[found.end()]
    if not (re.match(JAPANESE, before) and re.match(JAPANESE, after)):
        return None
    text = message("a space between '{before}' and '{after}'", before=before, after=after)
    return Slip(found.start(), found.end(), text, message("delete the space"), "")


@lru_cache
def _quotations(text: str) -> Sequence[tuple[int, int]]:
    """Where each quotation begins and ends; cached because a text may have many spaces."""
    quotations, opened = [], None
    for mark in _QUOTE.finditer(text):
        if opened is None and mark[0] in _CLOSING:
            opened = mark
        elif opened is not None and mark[0] == _CLOSING[opened[0]]:
            quotations.append((opened.start(), mark.end()))
            opened = None
    return quotations
