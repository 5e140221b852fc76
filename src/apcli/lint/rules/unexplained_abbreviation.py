"""An abbreviation in capitals that the glossary does not explain.

Words of two or three capitals are checked; longer ones are mostly names. An abbreviation is
explained if the glossary has it as a term or in one, if the plan gives its meaning in brackets
after it, or if it stands in brackets itself. It is shown once, where the document first uses it.
A label of a rating scale, such as AA, is not an abbreviation, nor is a Roman numeral (II) or a
chemical formula (CO₂).

Why:
    Citizens and members of the assembly who do not know the abbreviation cannot judge what the
    initiative is about.

How to fix:
    Add it to `glossary.yaml`, or write its meaning in brackets after it.

When to ignore:
    If every reader knows it.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の混み具合をSNSで知らせます。

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: Digital Transformation, meaning: デジタルによる変革。}
      - {term: SNS, meaning: インターネットで人と交流する場。}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の混み具合をSNSで知らせます。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import ABBREVIATION, Slip

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP516", "unexplained-abbreviation", Severity.REMARK)
PATTERN = ABBREVIATION


def screen(texts: PlanTexts) -> Iterable[int]:
    """The places where the document first uses each of them."""
    if texts.workspace.read_glossary is None:
        return ()
    return texts.unexplained_abbreviations.values()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every such abbreviation where it is first used."""
    place = texts.unexplained_abbreviations.get(found[0])
    if place != field.start + found.start() or field.path[-1] == "label":
        return None
    text = message("the glossary does not explain '{word}'", word=found[0])
    help = message("add it to glossary.yaml unless every reader knows it")
    return Slip(found.start(), found.end(), text, help)
