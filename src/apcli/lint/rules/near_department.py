"""A department in a sentence whose name is almost one of the plan's, or a former one.

Departments of others are left alone: 他市の情報推進科, 東京都の情報課, and what stands after 旧.

Why:
    Citizens and other departments look for a department that does not exist. Whoever searches the
    plan for the department's tasks does not find this one.

How to fix:
    Write the name as the taxonomy has it.

When to ignore:
    If another organization has a department of that name.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 情報推進科が窓口の手続を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 情報推進課が窓口の手続を見直します。
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

RULE = Rule("AP532", "near-department", Severity.WARNING, fix=Fixable.UNSAFE)
PATTERN = "[課科](?![題程税目])"
_OF_OTHERS = "(?:[^ぁ-ん、。\\n本][市区町村]の|[都県府省庁国]の|他|旧|元)$"
_SHORT = 4
"""The names up to this length are found only with 科 for 課: one character more or less, and it may
be another department."""


def screen(texts: PlanTexts) -> Iterator[int]:
    """The places where no name of the plan ends."""
    if texts.workspace.read_taxonomy is None:
        return
    for place in texts.places_of("課科"):
        if texts.joined[place + 1] in "題程税目":
            continue
        if not texts.joined.endswith(texts.departments, 0, place + 1):
            yield place


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every name that ends here and is none of the plan's, but one character away or an old one."""
    before = field.text[: found.end()]
    if before.endswith(texts.departments):
        return None
    for written, name, former in _candidates(before, texts):
        start = found.end() - len(written)
        if before.endswith(written) and not re.search(_OF_OTHERS, before[:start][-3:]):
            if former:
                text = message("'{old}' is now '{name}'", old=written, name=name)
            else:
                text = message("no department is called '{written}'", written=written)
            return Slip(start, found.end(), text, message("write '{name}'", name=name), name)
    return None


def _candidates(before: str, texts: PlanTexts) -> Iterator[tuple[str, str, bool]]:
    """What may be written at the end for a name, the name, and whether it was its name once."""
    for department in texts.workspace.taxonomy.departments:
        name = department.name
        yield from ((old, name, True) for old in department.formerly)
        if name.endswith("課"):
            yield f"{name[:-1]}科", name, False
        if len(name) > _SHORT:
            for length in (len(name), len(name) - 1, len(name) + 1):
                written = before[-length:]
                if _is_one_away(written, name):
                    yield written, name, False


def _is_one_away(written: str, name: str) -> bool:
    """One character is another, is missing or is too many, neither the first nor the last."""
    short, long = sorted((written, name), key=len)
    same = next((i for i, each in enumerate(short) if each != long[i]), len(short))
    rest = short[same + (len(short) == len(long)) :]
    return same > 0 and rest != "" and long[same + 1 :] == rest
