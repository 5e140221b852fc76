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

    from apcli.diagnostics import Kind, Message
    from apcli.lint.texts import Field, Texts
    from apcli.workspace import Workspace


# One that began with the look behind would be tried at every character, not at capitals alone.
_CAPITALS = r"[A-Z](?<![0-9A-Za-z.].)[A-Z]{1,2}"
ABBREVIATION = re.compile(rf"{_CAPITALS}(?![0-9A-Za-z.])")
_BEFORE_MEANING = re.compile(rf"({_CAPITALS})[（(][ -'*-~]*[^\x00-\x7f）]")
_IN_BRACKETS = re.compile(r"[（(]([A-Z]{2,3})[）)]")
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
class Document:
    """All texts of a plan: `joined`, with a line end between two, and file by file."""

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
        """The glossary's terms by what all spellings of one have in common, hyphens left out."""
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
    def first_abbreviations(self) -> dict[str, int]:
        """Where in `joined` each word of two or three capitals stands first."""
        first: dict[str, int] = {}
        for found in ABBREVIATION.finditer(self.joined):
            first.setdefault(found[0], found.start())
        return first

    @cached_property
    def explained_abbreviations(self) -> frozenset[str]:
        """Those that stand in brackets somewhere, or before what they mean in brackets."""
        explained = (_BEFORE_MEANING, _IN_BRACKETS)
        return frozenset(word for each in explained for word in each.findall(self.joined))

    def files_at(self, places: Iterable[int]) -> list[Texts]:
        """The files whose texts these places of `joined` are in, each once, in order."""
        starts = [texts.start for texts in self.files]
        indices = {bisect_right(starts, place) - 1 for place in places}
        return [self.files[index] for index in sorted(indices)]


class TextRule(NamedTuple):
    """One rule about text.

    `screen` looks at all texts at once and gives the places in them where something may be wrong.
    Of the files that hold one each text is searched for `pattern`, and `judge` says of a match
    whether it is a slip. A rule may ask for running text alone (`sentences`). A pattern that
    begins with a set of characters, unrepeated, is looked for several times faster than any other;
    one that only a closer look needs may be text, which is compiled when it comes to that.
    """

    kind: Kind
    documentation: str
    pattern: re.Pattern[str] | str
    judge: Callable[[re.Match[str], Field, Document], Slip | None]
    screen: Callable[[Document], Iterable[int]]
    sentences: bool = False


def places(pattern: re.Pattern[str] | str) -> Callable[[Document], Iterable[int]]:
    """The screen of a rule that needs no other than its pattern."""
    return lambda document: [found.start() for found in re.finditer(pattern, document.joined)]
