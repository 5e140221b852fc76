"""Spellings of one word in katakana: サーバ and サーバー, デバイド and ディバイド."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

WORD = re.compile("(?<![ァ-ヴー])[ァ-ヴ][ァ-ヴー]{2,39}(?![ァ-ヴー])")
_LONG_ENOUGH = 5
"""Shorter words are too often others: ビル and ビール, ベース and ペース."""
_LEFT_OUT = ("ー", "ッ", "ァィゥェォ", "ャュョ")


def variants(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that are spellings of one another."""
    groups: dict[tuple[str, str], list[str]] = {}
    for word in words:
        for key in _keys(word):
            groups.setdefault(key, []).append(word)
    for group in groups.values():
        yield from pairwise(group)


def long_ends(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each word that another has with ー after it, and that other: サーバ, クラウドサーバー."""
    known = set(words)
    for word in words:
        for mark in re.finditer("ー(?!ション)", word):
            for start in range(mark.start() - 2):
                if word[start : mark.start()] in known:
                    yield word[start : mark.start()], word


def has_variants(words: Collection[str]) -> bool:
    """Whether any two of the words are spellings of one another."""
    return any(True for _ in (*variants(words), *long_ends(words)))


def usual_spellings(counts: Mapping[str, int], listed: Iterable[str]) -> dict[str, str]:
    """The usual spelling of each word that is written otherwise; `listed` ones are always usual."""
    spelled = frozenset(listed)
    order = {word: index for index, word in enumerate(counts)}

    def rank(word: str) -> tuple[bool, int, int]:
        return word in spelled, counts[word], -order[word]

    usual: dict[str, str] = {}
    for one, other in variants(counts):
        rare, frequent = sorted((one, other), key=rank)
        usual[rare] = frequent
    for short, long in long_ends(counts):
        if rank(short) < rank(long):
            usual[short] = f"{short}ー"
        else:
            usual[long] = long.replace(f"{short}ー", short)
    return usual


def _keys(word: str) -> Iterator[tuple[str, str]]:
    if len(word) < _LONG_ENOUGH:
        return
    for left_out in _LEFT_OUT:
        yield left_out, "".join(each for each in word if each not in left_out)
    # Without the marks of voicing: プ and ブ are フ.
    plain = "".join(unicodedata.normalize("NFD", each)[0] for each in word)
    yield "voiced", plain
