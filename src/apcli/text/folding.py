"""Text as search compares it: without differences of width, case, kana, ー and common spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Spellings = Mapping[str, str]
"""What each spelling is compared as, both folded."""

_COMMON = "spellings.txt"
"""Spellings of one word that people mix, a line a word, the one that they are compared as first."""

_DROPPED = re.compile(r"[\s\-ー‐‑‒–—―−・･_]+")
_KATAKANA = {ord("ァ") + place: ord("ぁ") + place for place in range(ord("ヶ") - ord("ァ") + 1)}


def spellings(own: Iterable[tuple[str, ...]] = ()) -> Spellings:
    """The common spellings with those of a plan's own words, the one to compare as first."""
    found: dict[str, str] = {}
    for first, *others in (*_common(), *own):
        kept = _plain(first)
        kept = found.get(kept, kept)
        for each in map(_plain, others):
            if each and each != kept:
                found.setdefault(each, kept)
    return dict(sorted(found.items(), key=lambda each: (-len(each[0]), each[0])))


@cache
def _common() -> tuple[tuple[str, ...], ...]:
    lines = resources.files("apcli.text").joinpath(_COMMON).read_text("utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines)


def folded(text: str, known: Spellings) -> str:
    """The text as it is compared. What it finds has nothing to do with how it is printed."""
    plain = _plain(text)
    if not known:
        return plain
    return _pattern(tuple(known)).sub(lambda found: known[found[0]], plain)


def _plain(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).lower().translate(_KATAKANA)
    return _DROPPED.sub("", lower)


@lru_cache(maxsize=8)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    """The longest spelling wins."""
    return re.compile("|".join(map(re.escape, known)))
