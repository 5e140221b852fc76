"""The plain form of a text: what is left when width and spelling of marks are no difference."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "︰": ":",
        "，": "、",
        "､": "、",
        "〜": "~",
        **dict.fromkeys("‐‑‒–—―−－─━", "-"),
    }
)
_WIDTH = {
    each: unicodedata.normalize("NFKC", chr(each))
    for each in (0x3000, *range(0xFF01, 0xFFEF))
    if unicodedata.decomposition(chr(each)).startswith(("<wide>", "<narrow>"))
}
"""Characters in another width. What is alike beyond that, such as ① and 1 or ㎡ and m2, differs."""

_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
_LONG = re.compile(r"(?<=[ァ-ヺ])-(?![0-9])")
_LAST_LONG = re.compile(r"(?<=[ァ-ヺー]{2})ー(?![ァ-ヺー])")
_COUNTED = re.compile(r"(?<=[0-9一二三四五六七八九十百数何幾])[ヶヵケカか箇個](?=[所月年国])")
_SMALL = str.maketrans("ヶヵ", "ケカ")


def plain(text: str) -> str:
    """The text in one width and one spelling of what is only notation.

    The colons ： and ︰ are the same, the commas 、 and ，, the dashes and ー, and ヶ, か and ケ.
    The ー at the end of a word in katakana may be left out.
    """
    if text.isascii() and "," not in text and "-" not in text:
        return text
    one = unicodedata.normalize("NFC", text.translate(_MARKS).translate(_WIDTH)).translate(_MARKS)
    one = _LONG.sub("ー", _COMMA.sub("、", one))
    return _COUNTED.sub("か", _LAST_LONG.sub("", one)).translate(_SMALL)
