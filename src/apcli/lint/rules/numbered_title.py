"""A heading number typed into a title.

Why:
    The document numbers initiatives and items by `number` and `code`. A number in the title is
    printed as well, and after the next renumbering it sends readers to the wrong initiative.
    Sections have no number of their own, so theirs are typed.

How to fix:
    Delete the number from the title, and check that `number` or `code` is right.

When to ignore:
    If the number belongs to the name.

Bad:

    # initiatives/first.yaml
    number: 1
    title: 1. 窓口のDX

Good:

    # initiatives/first.yaml
    number: 1
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
_DIGIT = "[0-9０-９]"
_NUMBER = (
    rf"(?:{_DIGIT}+(?:[-.．]{_DIGIT}+)*(?:[.．、:：](?!{_DIGIT})|[)）])"
    rf"|[①-⑳㉑-㉟]|[(（]{_DIGIT}+[)）])"
)
PATTERN = rf"\A{_NUMBER}\s*"


def screen(texts: PlanTexts) -> Iterator[int]:
    """Every number at the start of a line."""
    for found in re.finditer(f"\n{_NUMBER}", texts.joined):
        yield found.end()


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """A number at the start of a title or name, not of other texts."""
    if field.path[-1] not in ("title", "name") or field.path[0] == "sections":
        return None
    text = message("the number '{text}' is typed into the title", text=found[0].strip())
    return Slip(
        0, found.end(), text, message("delete it; the document prints 'number' or 'code'"), ""
    )
