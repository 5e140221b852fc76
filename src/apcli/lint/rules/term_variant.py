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
from apcli.lint.text_rule import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_rule import Document
    from apcli.lint.texts import Field

KIND = Kind("AP515", "term-variant", Severity.INFO)
PATTERN = re.compile(r"[A-Za-z](?<![0-9A-Za-z].)[0-9A-Za-z.-]*[0-9A-Za-z](?![0-9A-Za-z])")


def screen(document: Document) -> Iterator[int]:
    """The places of the Latin words that only case or a hyphen tells from a term."""
    words = set(PATTERN.findall(document.joined))
    if document.workspace.read_glossary is None:
        return
    variants = {word for word in words - document.spellings if _key(word) in document.terms}
    if variants:
        for found in PATTERN.finditer(document.joined):
            if found[0] in variants:
                yield found.start()


def judge(found: re.Match[str], field: Field, document: Document) -> Slip | None:
    """Every Latin word that only its case or a hyphen tells from a term."""
    if document.workspace.read_glossary is None or found[0] in document.spellings:
        return None
    term = document.terms.get(_key(found[0]))
    if term is None:
        return None
    text = message(
        "'{text}' is the glossary's '{term}' in another spelling", text=found[0], term=term
    )
    mend = message("write '{term}', or add this spelling to its 'also'", term=term)
    return Slip(found.start(), found.end(), text, mend, term)


def _key(word: str) -> str:
    return word.replace("-", "").casefold()
