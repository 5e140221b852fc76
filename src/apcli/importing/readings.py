"""How a Japanese title is read → its words in ASCII, if the library for readings is installed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.importing.romaji import romaji

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[str], list[str]]

_DROPPED = frozenset({"助詞", "補助記号", "空白", "記号"})
"""Parts of speech that say little: の, を, and marks."""
_JOINED = frozenset({"接尾辞", "助動詞"})
"""Parts of speech that belong to the word before them: 化, 率, 者, ない."""
_PREFIX = "接頭辞"


def reader() -> Read | None:
    """The words of a text in lower case ASCII; None where the library is not installed."""
    try:
        from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  of an extra
    except ModuleNotFoundError:
        return None
    tokenizer = Dictionary(dict="core").tokenizer(SplitMode.B)

    def read(text: str) -> list[str]:
        found = [
            (each.surface(), each.reading_form(), each.part_of_speech()[0])
            for each in tokenizer.tokenize(unicodedata.normalize("NFKC", text))
        ]
        return _words(found)

    return read


def _words(found: list[tuple[str, str, str]]) -> list[str]:
    words: list[str] = []
    joins = False
    for surface, reading, part in found:
        latin = re.sub("[^a-z0-9]+", "", surface.casefold()) if surface.isascii() else ""
        word = latin or romaji(reading)
        if part in _DROPPED or surface == "な" or not word:
            joins = False
        elif words and (joins or (part in _JOINED and not latin)):
            words[-1] += word
            joins = False
        else:
            words.append(word)
            joins = part == _PREFIX
    return words
