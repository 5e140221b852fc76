"""A particle or word that stands twice.

Bad:

    overview: 窓口のの手続を見直します。

Good:

    overview: 窓口の手続を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP510", "doubled-word", Severity.WARNING)
PATTERN = re.compile(
    "(を|が|の|に|へ)\\1(?![ぁ-ゖ]?[かきくけこ])"
    "|([一-龠]{2,4})\\2(?=[をがのにへはで、。])"
    "|([ァ-ヶー]{3,10})\\3(?![ァ-ヶー])"
)
_REDUPLICATED = frozenset({"一人", "一歩", "個別"})


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every repetition that the language does not ask for."""
    word = found[1] or found[2] or found[3]
    if word in _REDUPLICATED:
        return None
    text = message("'{word}' stands twice", word=word)
    return Slip(found.start(), found.end(), text, message("delete one of the two"), word)
