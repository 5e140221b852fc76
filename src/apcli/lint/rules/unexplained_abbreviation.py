"""An abbreviation in capitals that the glossary does not explain.

Two or three capitals standing alone; longer ones are mostly names. Told once, where the document
first uses it. Explained is what has a term of its own, is part of one, or is followed by its
meaning in brackets somewhere. A label of a rating scale, such as AA, is not an abbreviation.

Bad:

    overview: 窓口のDXをSNSで知らせます。

Good:

    overview: 窓口のDXを知らせます。
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
    """The places where the document uses such an abbreviation for the first time."""
    if texts.workspace.read_glossary is None:
        return ()
    return texts.unexplained_abbreviations.values()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every such abbreviation at its first occurrence, unless that is the label of a rating."""
    place = texts.unexplained_abbreviations.get(found[0])
    if place != field.start + found.start() or field.path[-1] == "label":
        return None
    text = message("the glossary does not explain '{word}'", word=found[0])
    help = message("add it to glossary.yaml, if not every reader knows it")
    return Slip(found.start(), found.end(), text, help)
