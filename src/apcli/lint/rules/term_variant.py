"""A glossary term in a spelling that the glossary does not list.

Spellings count as the same term if they differ only in case, in hyphens, in ・ or in ー at the end
of a word: Wi-Fi and WiFi, サーバー and サーバ.

Why:
    The document does not mark the word as a term, so readers who do not know it are not led to its
    meaning. Two spellings may also be taken for two things.

How to fix:
    Write the term as the glossary does, or add the spelling to its `also`.

When to ignore:
    If the word means something else, such as a product of that name.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口のDxを進めます。

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口のDXを進めます。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, variant_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP515", "term-variant", Severity.REMARK, fix=Fixable.UNSAFE)
_LATIN = r"[A-Za-z](?<![0-9A-Za-z].)[0-9A-Za-z.-]*[0-9A-Za-z](?![0-9A-Za-z])"
_KATAKANA = "[ァ-ヴ][ァ-ヴー]+(?:・[ァ-ヴー]+)*"
PATTERN = re.compile(f"{_LATIN}|{_KATAKANA}")


def screen(texts: PlanTexts) -> Iterator[int]:
    """The places of the words that are variants of a term."""
    if texts.workspace.read_glossary is None:
        return
    words = {word for run in texts.words for word in PATTERN.findall(run)}
    variants = {word for word in words - texts.spellings if variant_key(word) in texts.terms}
    for found in PATTERN.finditer(texts.joined) if variants else ():
        if found[0] in variants:
            yield found.start()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every word that is a variant of a term and no spelling of one."""
    if found[0] in texts.spellings:
        return None
    term = texts.terms.get(variant_key(found[0]))
    if term is None:
        return None
    text = message(
        "'{text}' is the glossary's '{term}' in another spelling", text=found[0], term=term
    )
    help = message("write '{term}', or add this spelling to its 'also'", term=term)
    return Slip(found.start(), found.end(), text, help, term)
