"""Departments, printed numbers and keys, as cells have them and as a plan writes them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from apcli.importing.texts import one_line
from apcli.models.grammar import parse_printed_number

if TYPE_CHECKING:
    from collections.abc import Container

_ROLE = re.compile(
    "(.+?)[（(](主|主管|主管課|主担当|主担当課|正|副|関係|関係課|関連|関連課|協力|連携|連携課)[）)]"
)
_CIRCLED = re.compile("[①-⑳❶-❿㈠-㉀]")
_BETWEEN = re.compile(r"[、，,;；\n]|／|/")


def department_names(text: str, single: Container[str] = ()) -> list[str]:
    """The departments of a cell: one a line or between commas.

    Nothing divides what stands in brackets, and ・ divides only names that stand in other cells
    by themselves, which are `single`.
    """
    names: list[str] = []
    depth = start = 0
    plain = text.strip()
    for place, character in enumerate(plain):
        depth += (character in "（(") - (character in "）)")
        if depth <= 0 and _BETWEEN.match(character):
            names.append(plain[start:place])
            start = place + 1
    names.append(plain[start:])
    found: list[str] = []
    for each in (one_line(name) for name in names):
        if found and re.fullmatch(r"[^（(]{1,12}[部局]", found[-1]) and "\n" in text:
            found[-1] = f"{found[-1]} {each}"  # 企画部, and below it 情報推進課
        elif each:
            found.append(each)
    return list(dict.fromkeys(part for name in found for part in _divided(name, single)))


def _divided(name: str, single: Container[str]) -> list[str]:
    parts = [part.strip() for part in name.split("・")]
    return parts if all(part in single for part in parts) else [name]


def role_in(name: str) -> tuple[str, str | None]:
    """A department without the role in brackets after it, and the role: 防災課（主）."""
    found = _ROLE.fullmatch(name)
    return (found[1].strip(), found[2]) if found else (name, None)


def printed_number(text: str) -> str | None:
    """The number as a plan writes it; None where it is none."""
    shown = one_line(text)
    plain = unicodedata.normalize("NFKC", shown.replace("№", "No"))
    bare = re.sub(r"^(?:No\.?|取組|事業)\s*(?=[0-9])", "", plain, flags=re.IGNORECASE)
    if bare.isdecimal() and not _CIRCLED.search(shown):
        return bare if len(bare) <= 9 else None
    written = plain if shown.isascii() else shown
    try:
        parse_printed_number(written)
    except PydanticCustomError:
        return None
    return written
