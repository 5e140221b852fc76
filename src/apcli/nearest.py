"""The nearest known word to an unknown one, for the help of a finding."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import Message

_OLD_CHARACTERS = str.maketrans("稅廣國學實體會澤邊邉齋齊髙﨑", "税広国学実体会沢辺辺斎斉高崎")
_OLD = frozenset(map(chr, _OLD_CHARACTERS))


_JAPANESE = {
    "累計": "cumulative",
    "単年度": "annual",
    "時点": "point_in_time",
    "増加": "increase",
    "減少": "decrease",
    "以上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "実績": "actual",
    "速報": "preliminary",
    "見込": "forecast",
    "期中": "interim",
    "新規": "new",
    "継続": "continued",
    "拡充": "expanded",
    "縮小": "reduced",
    "統合": "merged",
    "分割": "split",
    "移管": "transferred",
    "完了": "completed",
    "廃止": "abolished",
    "案": "draft",
    "公表": "published",
}
"""The Japanese terms for the English words of the data format."""


class Guess(NamedTuple):
    """The word most likely meant by an unknown one; `sure` if only its spelling differs.

    If it is only a `part` of what is written, no fix may write it: what else is there would be
    lost.
    """

    word: str
    sure: bool
    part: bool = False


def comparison_key(word: str) -> str:
    """The word without differences in width, old characters, spaces and case."""
    folded = unicodedata.normalize("NFKC", word)
    if not _OLD.isdisjoint(folded):
        folded = folded.translate(_OLD_CHARACTERS)
    return "".join(folded.split()).casefold()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most similar to `word`, or None."""
    from difflib import get_close_matches  # noqa: PLC0415  only a wrong word pays for it

    by_key = {comparison_key(candidate): candidate for candidate in known}
    found = get_close_matches(comparison_key(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None


def is_part(one: str, other: str) -> bool:
    """The first word is a part of the second, and less than it."""
    part, whole = comparison_key(one), comparison_key(other)
    return part != whole and part in whole


def translation(word: str, candidates: Iterable[str]) -> str | None:
    """The English word of the data format among the candidates that the Japanese one stands for."""
    called = _JAPANESE.get(comparison_key(word))
    return called if called in tuple(candidates) else None


def guess(word: str, known: Iterable[str]) -> Guess | None:
    """The known word that `word` spells differently, else translates or resembles, or None.

    A different spelling differs in width, case, spaces, or - for _; if several known words match
    in this way, none is sure.
    """
    candidates = tuple(known)
    same = [each for each in candidates if _spelling_key(each) == _spelling_key(word)]
    if len(same) == 1:
        return Guess(same[0], sure=True)
    near = translation(word, candidates) or nearest(word, candidates)
    return Guess(near, sure=False, part=is_part(near, word)) if near else None


def _spelling_key(word: str) -> str:
    return comparison_key(word).replace("-", "_")


def did_you_mean(near: str | None, otherwise: Message) -> Message:
    """The help for an unknown word: the nearest known one, or `otherwise` if there is none."""
    return message("did you mean '{name}'?", name=near) if near else otherwise
