"""A character that Shift_JIS (CP932) does not have.

Excel files, older systems and mail of other offices lose it or show 〓 instead.

Bad:

    overview: 髙齢者の窓口を©の下で見直します。

Good:

    overview: 髙齢者の窓口を見直します。
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip
from apcli.source.characters import INVISIBLE, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP506", "platform-dependent", Severity.REMARK)
PATTERN = re.compile("[^\x00-\x7f]")
_OTHERS = re.compile(f"{INVISIBLE.pattern}|{SEPARATOR.pattern}|[\u2f00-\u2fd5]")
"""What other rules find: invisible characters, and radicals that look like kanji."""


def screen(texts: PlanTexts) -> Iterator[int]:
    """The lines that have such a character; mostly there is none in the whole plan."""
    if not _is_missing(texts.joined):
        return
    start = 0
    for line in texts.joined.split("\n"):
        if _is_missing(line):
            yield start
        start += len(line) + 1


def _is_missing(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every character that the encoding refuses."""
    if not _is_missing(found[0]) or _OTHERS.match(found[0]):
        return None
    name = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".rstrip()
    text = message("'{text}' ({name}) is not in Shift_JIS", text=found[0], name=name)
    help = message("write it otherwise where the text goes to Excel, CSV or mail")
    return Slip(found.start(), found.end(), text, help)
