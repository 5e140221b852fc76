"""What a rule about text is: a pattern that looks for a slip, and a judgement of what it found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from apcli.diagnostics import Message, Rule
    from apcli.lint.texts import Field, Texts
    from apcli.workspace import Workspace


# One that began with the look behind would be tried at every character, not at capitals alone.
_CAPITALS = r"[A-Z](?<![0-9A-Za-z.].)[A-Z]{1,2}"
ABBREVIATION = re.compile(rf"{_CAPITALS}(?![0-9A-Za-z.])")
_BEFORE_MEANING = re.compile(rf"({_CAPITALS})[（(][ -'*-~]*[^\x00-\x7f）]")
_IN_BRACKETS = re.compile(r"[（(]([A-Z]{2,3})[）)]")
ERAS = ("令和", "平成", "昭和")
_WORD = re.compile("[0-9A-Za-zァ-ヶー][0-9A-Za-zァ-ヶー.・-]*")
FULL_WIDTH_LATIN = re.compile("[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*")
_HALF_WIDTH_LATIN = re.compile("[0-9A-Za-z]+")


class Slip(NamedTuple):
    """What is wrong with the characters of a text from `start` to `end`, and what to write."""

    start: int
    end: int
    message: Message
    help: Message | None = None
    replacement: str | None = None
    safe: bool = False


def variant_key(word: str) -> str:
    """What ways of writing a term have in common: WiFi and Wi-Fi, サーバー and サーバ.

    These are case, hyphens, ・ between words, and ー at the end of one.
    """
    words = comparison_key(word).replace("-", "").split("・")
    return "".join(each.rstrip("ー") for each in words)


@dataclass(frozen=True)
class PlanTexts:
    """All texts of a plan: `joined`, each between two line ends, and file by file."""

    workspace: Workspace
    joined: str
    files: Sequence[Texts]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling that the glossary lists."""
        return frozenset(
            spelling for term in self.workspace.glossary.terms for spelling in term.spellings
        )

    @cached_property
    def terms(self) -> dict[str, str]:
        """The glossary's terms by the variant key of each of their spellings."""
        return {
            variant_key(spelling): term.term
            for term in self.workspace.glossary.terms
            for spelling in term.spellings
        }

    @cached_property
    def has_full_width_latin(self) -> bool:
        """Most of its Latin words and numbers are in full width."""
        full = FULL_WIDTH_LATIN.findall(self.joined)
        return len(full) > len(_HALF_WIDTH_LATIN.findall(self.joined))

    @cached_property
    def has_half_width_brackets(self) -> bool:
        """Most of its round brackets are in half width."""
        return self.joined.count("(") > self.joined.count("（")

    @cached_property
    def rarer_wave(self) -> str:
        """Of 〜 (U+301C) and ～ (U+FF5E), which look alike, the one that it has less often."""
        return min("～〜", key=self.joined.count)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its runs of Latin letters, digits and katakana, each once: a plan has few of them."""
        return frozenset(_WORD.findall(self.joined))

    @cached_property
    def unexplained_abbreviations(self) -> dict[str, int]:
        """Where in `joined` each word of two or three capitals that nobody explains stands first.

        The glossary may explain one, or the text: in brackets, or before what it means in them.
        """
        wanted = _abbreviations(self.words) - _abbreviations(self.spellings)
        if wanted:
            wanted.difference_update(_BEFORE_MEANING.findall(self.joined))
            wanted.difference_update(_IN_BRACKETS.findall(self.joined))
        first: dict[str, int] = {}
        for found in ABBREVIATION.finditer(self.joined) if wanted else ():
            if found[0] in wanted:
                first.setdefault(found[0], found.start())
        return first

    def files_at(self, places: Iterable[int]) -> list[Texts]:
        """The files whose texts these places of `joined` are in, each once, in order."""
        starts = [texts.start for texts in self.files]
        indices = {bisect_right(starts, place) - 1 for place in places}
        return [self.files[index] for index in sorted(indices)]


class TextChecker(NamedTuple):
    """One rule about text.

    `screen` looks at all texts at once and gives the places in them where something may be wrong.
    Of the files that hold one each text is searched for `pattern`, and `judge` says of a match
    whether it is a slip. A rule may ask for running text alone (`sentences`). A pattern that
    begins with one character, or with a set of them, unrepeated, is looked for several times faster
    than any other; one that only a closer look needs may be text, which is compiled when it comes
    to that.
    """

    rule: Rule
    documentation: str
    pattern: re.Pattern[str] | str
    judge: Callable[[re.Match[str], Field, PlanTexts], Slip | None]
    screen: Callable[[PlanTexts], Iterable[int]]
    sentences: bool = False


def places(*patterns: re.Pattern[str] | str) -> Callable[[PlanTexts], Iterable[int]]:
    """The screen that finds every place of these patterns, one after another.

    A search for a pattern that begins with one character takes a tenth of the time of one that
    begins with a set of them, so several of the first kind are faster than one of the second.
    """
    return lambda texts: [
        found.start() for pattern in patterns for found in re.finditer(pattern, texts.joined)
    ]


def _abbreviations(words: Iterable[str]) -> set[str]:
    return {found for word in words for found in ABBREVIATION.findall(word)}
