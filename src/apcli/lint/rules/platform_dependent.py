"""A character that does not exist in Shift_JIS (CP932).

Invisible characters and radicals that look like kanji are found by other rules.

Why:
    CSV files for Excel, older systems and some mail programs lose the character or show ? or 〓.
    A department that enters its results in such a file sends back a damaged name or figure.

How to fix:
    Write a character that exists there, or describe the sign in words.

When to ignore:
    If the character is required, as in an official name or a copyright line, and nobody uses the
    text in such a system.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 手続☑を済ませた方から窓口にご案内します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 手続を済ませた方から窓口にご案内します。
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip
from apcli.source.characters import INVISIBLE_CHARACTERS, SEPARATORS, code_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP506", "platform-dependent", Severity.REMARK)
PATTERN = re.compile("[^\x00-\x7f]")
_UNSEEN = frozenset(INVISIBLE_CHARACTERS + SEPARATORS)
_RADICAL = "[\u2f00-\u2fd5]"
"""What other rules find, as invisible characters are; radicals look like kanji."""


def screen(texts: PlanTexts) -> Iterator[int]:
    """The lines that have such a character; usually the whole plan has none."""
    if not _is_missing(texts.joined):
        return
    for line in re.finditer(".+", texts.joined):
        if _is_missing(line[0]):
            yield line.start()


@lru_cache(maxsize=1024)  # few characters are judged, each many times
def _is_missing(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every character that cannot be encoded."""
    if not _is_missing(found[0]) or found[0] in _UNSEEN or re.match(_RADICAL, found[0]):
        return None
    text = message(
        "'{text}' ({name}) is not in Shift_JIS", text=found[0], name=code_point(found[0])
    )
    help = message("write another character if the text is used in Excel, CSV files or mail")
    return Slip(found.start(), found.end(), text, help)
