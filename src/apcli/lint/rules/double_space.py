"""Two spaces where one is meant.

Bad:

    overview: "窓口の Web  予約を始めます。"

Good:

    overview: "窓口の Web 予約を始めます。"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP508", "double-space", Severity.WARNING, fix=Fixable.UNSAFE)
_MORE = "(?<=[^ \u3000\n].)[ \u3000]+(?=[^ \u3000\n])"
PATTERN = f"[ \u3000]{_MORE}"
screen = places(f" {_MORE}", f"\u3000{_MORE}")
_JAPANESE = "[ぁ-ゖァ-ヶー一-龠々・、。]"


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every such run; one between two Japanese characters is another rule's finding."""
    beside = (field.text[found.start() - 1], field.text[found.end()])
    if all(re.match(_JAPANESE, character) for character in beside):
        return None
    return Slip(found.start(), found.end(), message("two spaces"), message("write one"), " ")
