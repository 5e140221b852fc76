"""Full-width Latin letters or digits in a plan that mostly uses half width.

Why:
    Readers see ＤＸ and DX as one word, but a search for DX misses ＤＸ, and the glossary does not
    explain it. A number in full width is missed when somebody searches for a target.

How to fix:
    Write the letters and digits in half width.

When to ignore:
    If the text quotes a title or an official name that is written in full width.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: ＤＸに合わせて窓口の手続を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: DXに合わせて窓口の手続を見直します。
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import FULL_WIDTH_LATIN, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP502", "full-width-latin", Severity.REMARK, fix=Fixable.UNSAFE)
PATTERN = FULL_WIDTH_LATIN


def screen(texts: PlanTexts) -> Iterator[int]:
    """Every place of one: all from ０ to ｚ but marks."""
    return (found.start() for found in re.finditer("[０-ｚ]", texts.joined) if found[0].isalnum())


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of them, unless the plan mostly uses full width."""
    if texts.has_full_width_latin:
        return None
    half = unicodedata.normalize("NFKC", found[0])
    text = message("'{text}' is in full width, but the plan mostly uses half width", text=found[0])
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=half), half)
