"""Katakana → the letters of Hepburn, without marks for long vowels, as keys have them."""

from __future__ import annotations

import re
from itertools import pairwise

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ",
    "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ",
    "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
}  # fmt: skip
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {
    "シ": "shi", "ジ": "ji", "チ": "chi", "ヂ": "ji", "ツ": "tsu", "ヅ": "zu", "フ": "fu",
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヰ": "i", "ヱ": "e", "ヲ": "o", "ン": "n",
    "ヴ": "vu",
}  # fmt: skip
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_LONG = re.compile("ou|oo|uu")


def romaji(kana: str) -> str:
    """The reading in letters: ギョウセイ → gyosei, シッパイ → shippai.

    Other characters are dropped. A long o or u is one letter; ei and ii stay, as people type them.
    """
    text = ""
    doubled = False
    for before, each in pairwise(f" {kana}"):
        if each == "ッ":
            doubled = True
            continue
        if each in _SMALL:
            text = _contracted(text, _SMALL[each], before)
            continue
        syllable = _SYLLABLES.get(each, "")
        if doubled and syllable[:1] not in "aiueo":
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
        doubled = False
        text += syllable
    return _LONG.sub(lambda found: found[0][0], text)


def _contracted(text: str, small: str, before: str) -> str:
    """シ and ョ → sho, キ and ョ → kyo, ティ → ti, ファ → fa, ウェ → we."""
    if before == "ウ":
        return f"{text[:-1]}w{small}"
    if not small.startswith("y"):
        return (text[:-1] if text[-1:] in ("a", "e", "i", "o", "u") else text) + small
    if text.endswith(("shi", "chi", "ji")):
        return text[:-1] + small[1:]
    return (text[:-1] if text.endswith(("i", "e", "u")) else text) + small
