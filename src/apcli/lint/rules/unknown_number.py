"""A reference in a sentence to the number of an initiative that does not exist.

In plans numbered 1, 2, 3 … the rule looks up numbers after 重点取組 or 取組番号, and before を参照;
in plans numbered 1-1, 1-2 … such numbers after 取組.

Why:
    Readers follow the reference and find nothing. Usually the initiatives were renumbered.

How to fix:
    Write the number that the initiative has now.

When to ignore:
    If the number belongs to another plan.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します（取組3を参照）。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を見直します（取組2を参照）。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP534", "unknown-number", Severity.WARNING)
_NUMBER = "(?:No\\.?|№|の?番号)? ?([0-9０-９]{1,3})"
_NO_UNIT = "(?![0-9０-９,.．件つ個か年月％%割人本項点種選])"
_IS_REFERENCE = "(?=(?:を|も|の)?(?:参照|御覧|ご覧))"
PATTERN = (
    f"取組(?:の?番号)? ?(?P<parts>[0-9]{{1,2}}-[0-9]{{1,2}}){_NO_UNIT}"
    f"|(?:重点取組|取組の?番号){_NUMBER}{_NO_UNIT}|取組{_NUMBER}{_IS_REFERENCE}"
    f"|(?<![^（(、。\\s])No\\.? ?([0-9]{{1,3}}){_IS_REFERENCE}"
)
screen = places(f"取組(?:の?番号)?{_NUMBER}", "No\\.? ?[0-9]")


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every number that no initiative has, where all files could be read."""
    workspace = texts.workspace
    given = (initiative.number for initiative in workspace.initiatives.values())
    numbers = {number for number in given if number is not None}
    whole = len(workspace.initiatives) == len(workspace.keys)
    number = number_in(found)
    of_another_kind = any(type(each) is not type(number) for each in numbers)
    if not whole or number in numbers or of_another_kind:
        return None
    text = message("no initiative has the number {missing}", missing=number)
    return Slip(found.start(), found.end(), text, message("write the number it has now"))


def number_in(found: re.Match[str]) -> int | str:
    """The number that such a reference names."""
    return found["parts"] or int(found[2] or found[3] or found[4])
