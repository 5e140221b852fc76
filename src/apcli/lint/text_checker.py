"""A text checker searches the plan's texts with a pattern and judges each match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from apcli.lint.katakana import WORD as KATAKANA
from apcli.lint.katakana import has_variants, usual_spellings
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from apcli.diagnostics import Message, Rule
    from apcli.lint.texts import Field, Texts
    from apcli.workspace import Workspace


# A pattern that started with the look-behind would be tried at every character, not only capitals.
_CAPITALS = r"[A-Z](?<![0-9A-Za-z.].)[A-Z]{1,2}"
ABBREVIATION = re.compile(rf"{_CAPITALS}(?![0-9A-Za-z.])(?![０-９])(?![₀-₉])")
_ROMAN_NUMERAL = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
_BEFORE_MEANING = re.compile(rf"({_CAPITALS})[（(][ -'*-~]*[^\x00-\x7f）]")
_IN_BRACKETS = re.compile(r"[（(]([A-Z]{2,3})[）)]")
ERAS = ("令和", "平成", "昭和")
JAPANESE = "[ぁ-ゖァ-ヶー一-龠々・、。「」『』【】（）]"
"""A Japanese character or mark: between two of them no space is needed."""
LIST_ITEM = r"[ \u3000]*(?:-|[1-9][0-9]{0,2}\.) "
"""How the line of a list item starts."""
PLAIN_ENDINGS = (
    "る。",
    "む。",
    "ない。",
    "いく。",
    "う。(?<![よょほそ]う。)",
    "す。(?<![まで]す。)",
    "った。",
    "した。(?<![まで]した。)",
)
"""How sentences in である end, as far as no noun ends like that."""
POLITE = re.compile("(?:です|ます|ました|ません|でした)。")
# Ranges with a few characters more than words have, of which Python compiles two at most fast.
_WORD = re.compile("[0-zァ-ー][--zァ-ー]*")
FULL_WIDTH_LATIN = "[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*"
_ANY_KATAKANA = frozenset([*map(chr, range(ord("ァ"), ord("ヶ") + 1)), "ー"])
_HALF_WIDTH_LATIN = re.compile("[0-9A-Za-z]+")


class Slip(NamedTuple):
    """A mistake in the characters of a text from `start` to `end`, and what to write instead."""

    start: int
    end: int
    message: Message
    help: Message | None = None
    replacement: str | None = None
    safe: bool = False


def variant_key(word: str) -> str:
    """A key that spellings of one term share: WiFi and Wi-Fi, サーバー and サーバ.

    It ignores case, hyphens, ・ between words, and ー at the end of a word.
    """
    words = comparison_key(word).replace("-", "").split("・")
    return "".join(each.rstrip("ー") for each in words)


@dataclass(frozen=True)
class PlanTexts:
    """All texts of a plan: `joined`, each between two line ends, and by file."""

    workspace: Workspace
    joined: str
    files: Sequence[Texts]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling listed in the glossary."""
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
    def departments(self) -> tuple[str, ...]:
        """The names of the plan's departments."""
        return tuple(each.name for each in self.workspace.taxonomy.departments)

    @cached_property
    def has_full_width_latin(self) -> bool:
        """Whether most Latin words and numbers are in full width."""
        full = re.findall(FULL_WIDTH_LATIN, self.joined)
        return len(full) > len(_HALF_WIDTH_LATIN.findall(self.joined))

    @cached_property
    def has_half_width_brackets(self) -> bool:
        """Whether most round brackets are in half width."""
        return self.joined.count("(") > self.joined.count("（")

    @cached_property
    def is_polite(self) -> bool:
        """Whether nine in ten sentences end in です・ます."""
        plain, polite = self._endings
        return polite >= 9 * plain

    @cached_property
    def is_plain(self) -> bool:
        """Whether nine in ten sentences end in である."""
        plain, polite = self._endings
        return plain >= 9 * polite

    @cached_property
    def _endings(self) -> tuple[int, int]:
        plain = len(re.findall("|".join(PLAIN_ENDINGS), self.joined))
        return plain, len(POLITE.findall(self.joined))

    @cached_property
    def rarer_wave(self) -> str:
        """The less frequent of 〜 (U+301C) and ～ (U+FF5E), which look alike."""
        return min("～〜", key=self.joined.count)

    @cached_property
    def words(self) -> frozenset[str]:
        """The distinct runs of Latin letters, digits and katakana: a plan has few of them."""
        return frozenset(_WORD.findall(self.joined))

    @cached_property
    def katakana_variants(self) -> dict[str, str]:
        """The usual spelling of each word in katakana that the plan mostly spells otherwise.

        Variants of the glossary's terms are left out.
        """
        runs = [word for run in self.words for word in KATAKANA.findall(run)]
        if not has_variants(frozenset(runs)):
            return {}
        glossary = self.workspace.read_glossary
        listed, terms = (self.spellings, self.terms) if glossary else (frozenset[str](), {})
        usual = usual_spellings(Counter(KATAKANA.findall(self.joined)), listed)
        return {
            word: other
            for word, other in usual.items()
            if word in listed or variant_key(word) not in terms
        }

    @cached_property
    def unexplained_abbreviations(self) -> dict[str, int]:
        """The first place in `joined` of each unexplained word of two or three capitals.

        A word is explained by the glossary or by the text, where it is in brackets or followed by
        its meaning in brackets.
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

    def places_of(self, characters: str) -> Iterator[int]:
        """Every place of these characters in `joined`, one character after the other."""
        for character in characters:
            place = self.joined.find(character)
            while place >= 0:
                yield place
                place = self.joined.find(character, place + 1)

    def files_at(self, places: Iterable[int]) -> list[Texts]:
        """The files that contain these places of `joined`, each once, in order."""
        starts = [texts.start for texts in self.files]
        indices = {bisect_right(starts, place) - 1 for place in places}
        return [self.files[index] for index in sorted(indices)]


class TextChecker(NamedTuple):
    """A rule about text with its documentation and what it takes to check for it.

    `screen` searches all texts at once and returns the places where something may be wrong. In the
    files that contain such a place, each text is searched for `pattern`, and `judge` decides for
    each match whether it is a slip. With `sentences` only running text is searched. A search is
    several times faster if the pattern starts with one character or an unrepeated set of
    characters. A pattern that is needed only after `screen` may be a string, which is compiled
    when it is first used.
    """

    rule: Rule
    documentation: str
    pattern: re.Pattern[str] | str
    judge: Callable[[re.Match[str], Field, PlanTexts], Slip | None]
    screen: Callable[[PlanTexts], Iterable[int]]
    sentences: bool = False


def places(*patterns: re.Pattern[str] | str) -> Callable[[PlanTexts], Iterable[int]]:
    """A screen that finds every match of these patterns, one pattern after another.

    A pattern that starts with one character is found ten times as fast as one that starts with a
    set of characters, so several of the first kind are faster than one of the second.
    """
    return lambda texts: [
        found.start() for pattern in patterns for found in re.finditer(pattern, texts.joined)
    ]


def before_katakana(characters: str) -> Callable[[PlanTexts], Iterable[int]]:
    """A screen that finds these characters where katakana follow, without a pattern to compile."""
    return lambda texts: [
        place for place in texts.places_of(characters) if texts.joined[place + 1] in _ANY_KATAKANA
    ]


def outside_katakana(characters: str) -> Callable[[PlanTexts], Iterable[int]]:
    """A screen that finds these characters where no katakana are beside them, likewise."""
    return lambda texts: [
        place
        for place in texts.places_of(characters)
        if _ANY_KATAKANA.isdisjoint((texts.joined[place - 1], texts.joined[place + 1]))
    ]


def _abbreviations(words: Iterable[str]) -> set[str]:
    found = {each for word in words for each in ABBREVIATION.findall(word)}
    return {each for each in found if not _ROMAN_NUMERAL.fullmatch(each)}
