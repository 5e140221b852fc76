"""The first year of an era written 1年 instead of 元年.

Why:
    Official documents write 元年. A search for 令和元年度 does not find 令和1年度, so results of
    that year are missed.

How to fix:
    Write 元 instead of 1.

When to ignore:
    If the text quotes a document that writes 1年.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和1年度から窓口を見直しています。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 令和元年度から窓口を見直しています。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import ERAS, Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP514", "first-year", Severity.WARNING, fix=Fixable.UNSAFE)
_FIRST = "[1１](年|(?=[（(]))"
PATTERN = f"({'|'.join(ERAS)}){_FIRST}"
screen = places(*(era + _FIRST for era in ERAS))


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every first year that is written so."""
    right = f"{found[1]}元{found[2]}"
    text = message("'{text}' is written with 1, not 元", text=found[0])
    return Slip(found.start(), found.end(), text, message("write '{name}'", name=right), right)
