"""A heading number typed into a title.

The document numbers its initiatives from `number`; a number in the title prints twice, and is wrong
after the next renumbering.

Bad:

    title: 1. 窓口のDX

Good:

    title: 窓口のDX
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP512", "numbered-title", Severity.WARNING, fix=Fixable.UNSAFE)
_NUMBER = "(?:[0-9０-９]+(?:[-.．][0-9０-９]+)*[.．、)）:：]|[①-⑳㉑-㉟]|[(（][0-9０-９]+[)）])"
PATTERN = rf"\A{_NUMBER}\s*"


def screen(texts: PlanTexts) -> Iterator[int]:
    """Every number at the start of a line."""
    for found in re.finditer(f"\n{_NUMBER}", texts.joined):
        yield found.end()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """A number at the start of a title or a name, not of running text."""
    if field.path[-1] not in ("title", "name"):
        return None
    text = message("the number '{text}' is typed into the title", text=found[0].strip())
    return Slip(0, found.end(), text, message("delete it; 'number' or 'code' is printed"), "")
