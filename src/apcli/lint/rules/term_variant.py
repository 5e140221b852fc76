"""A glossary term in a spelling that the glossary does not list.

The term is not marked there, and a reader does not find it.

Bad:

    overview: 窓口のDxを進めます。

Good:

    overview: 窓口のDXを進めます。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.text_rule import Slip, variant_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP515", "term-variant", Severity.INFO)
_LATIN = r"[A-Za-z](?<![0-9A-Za-z].)[0-9A-Za-z.-]*[0-9A-Za-z](?![0-9A-Za-z])"
_KATAKANA = "[ァ-ヴ][ァ-ヴー]+(?:・[ァ-ヴー]+)*"
PATTERN = re.compile(f"{_LATIN}|{_KATAKANA}")


def screen(document: Document) -> Iterator[int]:
    """The places of the words that are a term but for how they are written."""
    if document.workspace.read_glossary is None:
        return
    words = {word for run in document.words for word in PATTERN.findall(run)}
    variants = {word for word in words - document.spellings if variant_key(word) in document.terms}
    for found in PATTERN.finditer(document.joined) if variants else ():
        if found[0] in variants:
            yield found.start()


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every word that case, a hyphen, ・ or ー at its end alone tells from a term."""
    if found[0] in document.spellings:
        return None
    term = document.terms.get(variant_key(found[0]))
    if term is None:
        return None
    text = message(
        "'{text}' is the glossary's '{term}' in another spelling", text=found[0], term=term
    )
    mend = message("write '{term}', or add this spelling to its 'also'", term=term)
    return Slip(found.start(), found.end(), text, mend, term)
