"""Full-width Latin letters or digits in a document that mostly writes them in half width.

ＤＸ and DX are one word to a reader, and two to a search and to the glossary.

Bad:

    overview: 窓口のＤＸを進めます。DXは令和7年度から続けます。

Good:

    overview: 窓口のDXを進めます。DXは令和7年度から続けます。
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import FULL_WIDTH_LATIN, Slip

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP502", "full-width-latin", Severity.REMARK, fix=Fixable.UNSAFE)
PATTERN = FULL_WIDTH_LATIN


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every run of them, unless most of the document writes so."""
    if texts.has_full_width_latin:
        return None
    half = unicodedata.normalize("NFKC", found[0])
    text = message("'{text}' in full width, the document mostly writes half width", text=found[0])
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=half), half)
