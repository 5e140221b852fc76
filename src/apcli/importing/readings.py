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
_SUFFIXES = frozenset({"接尾辞", "助動詞"})
"""Parts of speech that belong to the word before them: 化, 率, ない."""
_VERBS = frozenset({"動詞", "形容詞", "助動詞"})
"""What a 助動詞 says something of: 書かない, not 安全な."""
_PREFIX = "接頭辞"
_MOST = 200
"""Characters that are read: more than a key needs, and fewer than the library refuses."""


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
            for each in tokenizer.tokenize(unicodedata.normalize("NFKC", text[:_MOST]))
            if each.dictionary_form() != "する"
        ]
        return _words(found)

    return read


def _words(found: list[tuple[str, str, str]]) -> list[str]:
    words: list[str] = []
    before = ""
    for surface, reading, part in found:
        latin = re.sub("[^a-z0-9]+", "", surface.casefold()) if surface.isascii() else ""
        word = latin or romaji(reading)
        if not word or part in _DROPPED or (part == "助動詞" and before not in _VERBS):
            before = ""
            continue
        joins = before == _PREFIX or (part in _SUFFIXES and not latin)
        if words and before and joins:
            words[-1] += word
        else:
            words.append(word)
        before = part
    return words
