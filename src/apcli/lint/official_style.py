"""The official style (公用文の書き方): the words of `official_style.yaml` in running text.

The list follows 公用文作成の考え方, 常用漢字表, 送り仮名の付け方, 外来語の表記 and
公用文における漢字使用等について.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

FILE = Path(__file__).with_name("official_style.yaml")
NOUNS = "nouns"
_LOOKED_BACK = 8
"""Characters before a word that its left context may see, after a line end."""


class Word(NamedTuple):
    """A spelling with its contexts, and what to write for it or for a `part` of it."""

    find: re.Pattern[str]
    write: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    part: str | None = None

    def at(self, text: str, start: int) -> Misspelling | None:
        """The word at this place, if its neighbours are as they must be."""
        found = self.find.match(text, start)
        before = f"\n{text[max(0, start - _LOOKED_BACK) : start]}"
        if not (found and self.left.search(before) and self.right.match(text, found.end())):
            return None
        write = self.write if self.part is None else found[0].replace(self.part, self.write)
        return Misspelling(start, found.end(), found[0], write)


class Misspelling(NamedTuple):
    """A word from `start` to `end` of a text, and how the official style writes it."""

    start: int
    end: int
    text: str
    write: str


def misspellings(text: str, names: re.Pattern[str] | None = None) -> Iterator[Misspelling]:
    """The words of a text that the official style writes otherwise, in order.

    What is part of a name is left as it is.
    """
    pattern, words = _search()
    own = [found.span() for found in names.finditer(text)] if names else []
    start = 0
    while found := pattern.search(text, start):
        start = found.start()
        here = [each for word in words if (each := word.at(text, start))]
        start += 1
        if here and not any(begin < start <= end for begin, end in own):
            longest = max(here, key=lambda each: each.end)
            yield longest
            start = longest.end


def names_of(workspace: Workspace) -> re.Pattern[str] | None:
    """The names of departments, initiatives and terms, which are spelled as they are."""
    names = {each.title for each in workspace.initiatives.values()}
    if workspace.read_taxonomy is not None:
        for department in workspace.read_taxonomy.departments:
            names |= {department.name, *department.formerly}
    if workspace.read_glossary is not None:
        names |= {each for term in workspace.read_glossary.terms for each in term.spellings}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if names else None


def entries() -> dict[str, Any]:
    """The list as it is written."""
    read: dict[str, Any] = yaml.load(FILE.read_bytes(), Loader=yaml.CSafeLoader)
    return read


@cache
def _search() -> tuple[re.Pattern[str], tuple[Word, ...]]:
    """One pattern that finds where any spelling is, and the words."""
    listed = entries()
    nouns = listed.pop(NOUNS)
    words = [_word(each) for group in listed.values() for each in group]
    words += [
        _word({"find": find, "write": write, "right": nouns["right"]})
        for find, write in nouns["words"].items()
    ]
    return re.compile("|".join(word.find.pattern for word in words)), tuple(words)


def _word(entry: dict[str, Any]) -> Word:
    return Word(
        re.compile(entry["find"]),
        entry["write"],
        re.compile(f"(?:{entry.get('left', '')})$"),
        re.compile(entry.get("right", "")),
        entry.get("part"),
    )
