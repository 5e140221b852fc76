"""Names of sheets that spreadsheets take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apcli.sheets.layout import BOOK_SHEET, LISTS_SHEET

if TYPE_CHECKING:
    from apcli.words import Words

_REFUSED = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST = 31
_KEPT_BY_EXCEL = ("History", "履歴")


class OwnNames(NamedTuple):
    """The names of the sheets that every workbook has."""

    instructions: str
    table: str


def own_names(words: Words) -> OwnNames:
    """The names of the page of instructions and of the table, in the plan's words."""
    taken = {BOOK_SHEET, LISTS_SHEET, *(name.casefold() for name in _KEPT_BY_EXCEL)}
    return OwnNames(sheet_name(words("instructions"), taken), sheet_name(words("indicator"), taken))


def taken_names(words: Words) -> set[str]:
    """The names that no other sheet may have, regardless of case."""
    own = (*own_names(words), BOOK_SHEET, LISTS_SHEET, *_KEPT_BY_EXCEL)
    return {name.casefold() for name in own}


def sheet_name(label: str, taken: set[str]) -> str:
    """A name after the label, unlike all others of the workbook, to which it is added."""
    plain = _cut(_REFUSED.sub("・", label).strip(), _LONGEST)
    name, number = plain, 2
    while name.casefold() in taken:
        end = f" ({number})"
        name, number = f"{_cut(plain, _LONGEST - len(end))}{end}", number + 1
    taken.add(name.casefold())
    return name


def _cut(text: str, most: int) -> str:
    """So much of it as fits: a character outside the basic plane counts twice."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip()
