"""Names that a person gives for a new plan, and the keys made for them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import NotStarted
from apcli.models.grammar import YEAR, excerpt, is_key
from apcli.recording import IMPOSSIBLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_USUAL: Mapping[str, str] = {
    "基本目標": "goal",
    "基本方針": "policy",
    "政策": "policy",
    "基本施策": "basic-measure",
    "施策": "measure",
    "調査研究": "research",
    "検討": "study",
    "適用検討": "trial",
    "準備": "preparation",
    "試行": "trial",
    "導入": "introduction",
    "導入実行": "implementation",
    "実施": "implementation",
    "運用": "operation",
    "完了": "completed",
    "休止": "suspended",
}
"""The keys of names that many plans use."""


def checked_name(text: str) -> str:
    """The name without spaces around it.

    Raises:
        NotStarted: it is empty, or cannot stand on a line of a file.
    """
    name = text.strip()
    if not name:
        raise NotStarted(message("the name is empty"), message("write the name"))
    if IMPOSSIBLE.search(name) or name.splitlines() != [name] or "\t" in name:
        raise NotStarted(
            message("the name contains a character that is not allowed in plan files"),
            message("write the name on one line"),
        )
    return name


def checked_names(texts: Sequence[str]) -> tuple[str, ...]:
    """The names in the order given.

    Raises:
        NotStarted: one is empty, or given twice.
    """
    names = tuple(map(checked_name, texts))
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise NotStarted(
            message("the name '{name}' is given twice", name=excerpt(twice)),
            message("give each name once"),
        )
    return names


def checked_code(text: str) -> str:
    """The 団体コード in plain digits.

    Raises:
        NotStarted: it is none.
    """
    code = unicodedata.normalize("NFKC", text.strip())
    if not re.fullmatch("[0-9]{5,6}", code):
        raise NotStarted(
            message("'{value}' is not a 団体コード", value=excerpt(text)),
            message("write its six digits with leading zeros, such as 012025"),
        )
    return code


def checked_year(year: int, first: int, last: int) -> int:
    """The fiscal year, where a plan that has years around it can be written.

    Raises:
        NotStarted: it cannot, as one of them is no year of four digits.
    """
    if not (YEAR.fullmatch(str(year + first)) and YEAR.fullmatch(str(year + last))):
        raise NotStarted(
            message("'{value}' is not a fiscal year", value=year),
            message("write it as 2025, R7 or 令和7年度"),
        )
    return year


def keys_of(names: Sequence[str], otherwise: str) -> tuple[str, ...]:
    """A key for each name: the usual one, else `otherwise` with its place: `stage-2`."""
    keys: list[str] = []
    for place, name in enumerate(names, 1):
        key = _USUAL.get(name) or (name if is_key(name) else "")
        keys.append(key if key and key not in keys else f"{otherwise}-{place}")
    return tuple(keys)
