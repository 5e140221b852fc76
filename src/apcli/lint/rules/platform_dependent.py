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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip
from apcli.source.characters import INVISIBLE, SEPARATOR

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field, Texts

KIND = Kind("AP506", "platform-dependent", Severity.INFO)
PATTERN = re.compile("[^\x00-\x7f]")


def screen(texts: Texts, document: Document) -> bool:
    """The texts have such a character at all."""
    return _is_missing(texts.joined)


def _is_missing(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every character that the encoding refuses."""
    if not _is_missing(found[0]) or INVISIBLE.match(found[0]) or SEPARATOR.match(found[0]):
        return None  # an invisible character is a finding of its own
    name = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".rstrip()
    text = message("'{text}' ({name}) is not in Shift_JIS", text=found[0], name=name)
    mend = message("write it otherwise where the text goes to Excel, CSV or mail")
    return Slip(found.start(), found.end(), text, mend)
