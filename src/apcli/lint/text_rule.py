"""What a rule about text is: a pattern that looks for a slip, and a judgement of what it found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apcli.diagnostics import Kind, Message
    from apcli.lint.texts import Field, Texts
    from apcli.workspace import Workspace


ABBREVIATION = re.compile(r"(?<![0-9A-Za-z.])[A-Z]{2,3}(?![0-9A-Za-z.])")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with the characters of a text from `start` to `end`, and what to write."""

    start: int
    end: int
    message: Message
    help: Message | None = None
    replacement: str | None = None
    safe: bool = False


@dataclass(frozen=True)
class Document:
    """All texts of a plan, for what only the whole can tell: which style most of them follow."""

    workspace: Workspace
    texts: Sequence[Texts]

    @cached_property
    def joined(self) -> str:
        """Every text, one after another."""
        return "\n".join([texts.joined for texts in self.texts])

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every spelling that the glossary lists."""
        return frozenset(
            spelling for term in self.workspace.glossary.terms for spelling in term.spellings
        )

    @cached_property
    def terms(self) -> dict[str, str]:
        """The glossary's terms by what all spellings of one have in common."""
        return {
            comparison_key(spelling): term.term
            for term in self.workspace.glossary.terms
            for spelling in term.spellings
        }

    @cached_property
    def first_abbreviations(self) -> dict[str, tuple[Texts, Field, int]]:
        """Where the document first uses each word of two or three capitals."""
        first: dict[str, tuple[Texts, Field, int]] = {}
        for texts in self.texts:
            if first.keys() >= set(ABBREVIATION.findall(texts.joined)):
                continue
            for field in texts.fields:
                for found in ABBREVIATION.finditer(field.text):
                    first.setdefault(found[0], (texts, field, found.start()))
        return first


@dataclass(frozen=True, slots=True)
class TextRule:
    """One rule about text.

    `signs` are the characters of which every slip has at least one, if there are such; else
    `screen` looks at all texts of a file at once. Only where either finds something `pattern` is
    tried on each text, and `judge` says of a match whether it is a slip. A rule may ask for
    running text alone.
    """

    kind: Kind
    documentation: str
    pattern: re.Pattern[str]
    judge: Callable[[re.Match[str], Field, Document], Slip | None]
    screen: Callable[[Texts, Document], object]
    signs: frozenset[str] = frozenset()
    sentences: bool = False
