"""What the things of a plan are called, in every table, document and finding.

Whoever shows a thing looks up its word here. Plans are Japanese: their documents and CSV speak
Japanese, in the plan's own words where it has some; a terminal speaks the language of its reader.
Sentences of the program are not words: they are in the gettext catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apcli import locale
from apcli.vocabulary import NEUTRAL, WORDS, Word

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable, Iterable, Mapping

    from apcli.diagnostics import Message

ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "goal": ("基本目標", "施策"),
    "department": ("所管課", "所管", "部署", "担当部署", "主管課"),
    "stage": ("取組段階", "進捗段階"),
}
"""What else people call a thing when they ask for it."""


def names_of(name: str) -> tuple[str, ...]:
    """What people may call a thing when they ask for it: the plan's word and all others."""
    return (locale.word(name), NEUTRAL[name], WORDS[name].en, *ALSO_CALLED.get(name, ()))


LISTED = Word("、", ", ")
"""What stands between the members of an enumeration."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary in one language, and the sentences of the program in the same."""

    language: str
    gettext: Callable[[str], str]

    def __call__(self, name: str) -> str:
        """The word for a thing.

        Raises:
            LookupError: the vocabulary has no such thing.
        """
        if name not in WORDS:
            raise LookupError(f"the vocabulary has no word for '{name}'")
        return locale.word(name) if self.language == "ja" else WORDS[name].en

    def of(self, value: enum.Enum) -> str:
        """The word for a member of an enumeration.

        Raises:
            LookupError: the vocabulary has no word for it.
        """
        return self(f"{type(value).__name__}.{getattr(value, 'value', value)}")

    def heading(self, name: str) -> str:
        """The word for a thing as a heading, which in English begins with a capital."""
        return capitalised(self(name))

    def say(self, sentence: Message) -> str:
        """A sentence of the program."""
        return sentence.translated(self.gettext)

    def listed(self, names: Iterable[str]) -> str:
        """The names as an enumeration."""
        return (LISTED.ja if self.language == "ja" else LISTED.en).join(names)


def words_in(language: str) -> Words:
    """The vocabulary in a language: the plan's, for what is published, whatever the reader's."""
    return Words(language, locale.translator(language))


def words_here() -> Words:
    """The vocabulary in the language of this run, for its terminal."""
    return words_in(locale.current())


def capitalised(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
