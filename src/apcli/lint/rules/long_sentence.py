"""A long sentence: over 120 characters, or with four or more 、.

Only in a plan that asks for it with `lint: {style: official}`.

Why:
    公用文作成の考え方 asks for short sentences, each of which says one thing. Readers lose the
    beginning of a long one, above all those who listen to it.

How to fix:
    Make two sentences of it, or put what it enumerates into a list.

When to ignore:
    If the sentence is an enumeration that reads well as it stands.

Bad:

    # plan.yaml
    lint: {style: official}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 転入、転出、出生、婚姻、死亡の手続を見直します。

Good:

    # plan.yaml
    lint: {style: official}
    # initiatives/first.yaml
    title: 窓口のDX
    overview: 転入、転出などの手続を見直します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP541", "long-sentence", Severity.REMARK)
SENTENCES = True
MOST_CHARACTERS = 120
MOST_COMMAS = 3
PATTERN = r"[^。\n]*[^。\s][^。\n]*。?"


def screen(texts: PlanTexts) -> Iterable[int]:
    """Everywhere in a plan that asks for the official style."""
    return [file.start for file in texts.files] if _is_asked_for(texts) else ()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every sentence that is too long or has too many parts."""
    sentence = found[0].strip()
    commas = sentence.count("、")
    is_short = len(sentence) <= MOST_CHARACTERS and commas <= MOST_COMMAS
    if is_short or not _is_asked_for(texts):
        return None
    text = message("the sentence has {count} characters", count=len(sentence))
    if commas > MOST_COMMAS:
        text = message("the sentence has {count} commas", count=commas)
    help = message("make two sentences of it, or a list of what it enumerates")
    return Slip(found.start(), found.end(), text, help)


def _is_asked_for(texts: PlanTexts) -> bool:
    plan = texts.workspace.read_plan
    return plan is not None and plan.lint.style is not None
