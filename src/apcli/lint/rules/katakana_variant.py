"""A katakana word that the plan mostly spells differently, such as サーバ for サーバー.

Spellings count as the same word if they differ only in ー, in ッ, in a small vowel, in small ヤ, ユ
or ヨ, or in voicing. The glossary's spelling wins, then the more frequent one, then the first.
Words of which the glossary has the other spelling are left to AP515, and アニメ and アニメーション
are two words.

Why:
    A search for one spelling does not find the other, and readers may take the two for two things.

How to fix:
    Write the word in one spelling throughout the plan.

When to ignore:
    If both words are right, as where one is a name.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: サーバーを更新します。サーバーは庁舎に置きます。
    # initiatives/second.yaml
    title: 業務の効率化
    actions: サーバの費用を調べます。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: サーバーを更新します。サーバーは庁舎に置きます。
    # initiatives/second.yaml
    title: 業務の効率化
    actions: サーバーの費用を調べます。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.katakana import WORD
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP536", "katakana-variant", Severity.REMARK, fix=Fixable.UNSAFE)
PATTERN = WORD


def screen(texts: PlanTexts) -> Iterator[int]:
    """The places of the words that are spelled otherwise elsewhere."""
    variants = texts.katakana_variants
    for found in PATTERN.finditer(texts.joined) if variants else ():
        if found[0] in variants:
            yield found.start()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every word in a spelling that the plan uses less often."""
    usual = texts.katakana_variants.get(found[0])
    if usual is None:
        return None
    text = message("the plan mostly spells '{text}' as '{usual}'", text=found[0], usual=usual)
    help = message("write '{name}' everywhere, or the other spelling everywhere", name=usual)
    return Slip(found.start(), found.end(), text, help, usual)
