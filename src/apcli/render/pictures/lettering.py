"""How much room a text takes, and texts made to fit it.

Nobody knows the reader's font, so the widths are upper bounds: a full-width character takes 1 em, a
half-width one 0.6 em, as in the wider of the common faces.
"""

from __future__ import annotations

import string
import unicodedata

HALF_WIDTH = 0.6
"""Em of a half-width character."""

_ELLIPSIS = "…"
_SMALL_KANA = "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_FIRST = frozenset("、。，．・：；！？）」』】〕｝〉》々ー…～％)]}" + _SMALL_KANA)
_WORD = frozenset(string.ascii_letters + string.digits + ".,-%/")
_NEVER_LAST = frozenset("（「『【〔｛〈《([{")


def width_of(text: str, size: float) -> float:
    """The width of one line of text in a size: as both are in units of the picture."""
    return sum(map(_em, text)) * size


def fitted(text: str, width: float, size: float) -> str:
    """The text on one line; as much of it as fits the width, then …, where it does not.

    Nothing where not even that fits.
    """
    flat = " ".join(text.split())
    if width_of(flat, size) <= width:
        return flat
    if width_of(flat[0] + _ELLIPSIS, size) > width:
        return ""
    kept = _head(flat, width - width_of(_ELLIPSIS, size), size)
    return kept.rstrip("".join(_NEVER_LAST)) + _ELLIPSIS


def wrapped(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """The text on at most so many lines; the last ends with … where it does not fit.

    A line ends where a phrase does, if one ends in its second half. None begins with a closing
    bracket, a small kana or a mark that ends a sentence, none ends with an opening bracket, and no
    number or Latin word is parted.
    """
    rest = " ".join(text.split())
    found: list[str] = []
    while rest and len(found) < lines - 1 and width_of(rest, size) > width:
        head = rest[: _break(rest, len(_head(rest, width, size)))]
        found.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return (*found, fitted(rest, width, size)) if rest else tuple(found)


def _head(text: str, width: float, size: float) -> str:
    """The longest beginning that fits, at least one character."""
    taken = 0.0
    for place, character in enumerate(text):
        taken += _em(character) * size
        if taken > width:
            return text[: max(place, 1)]
    return text


def _break(text: str, limit: int) -> int:
    """The last place up to the limit where a line may end; the limit where there is none."""
    places = range(limit, limit // 2, -1)
    allowed = [place for place in places if _may_part(text[place - 1], text[place])]
    phrases = (place for place in allowed if _ends_phrase(text[place - 1], text[place]))
    return next(phrases, next(iter(allowed), limit))


def _may_part(before: str, after: str) -> bool:
    in_word = _WORD.issuperset((before, after))
    return not in_word and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _ends_phrase(before: str, after: str) -> bool:
    """After a particle, a dot or a comma, and before a bracket."""
    return (
        after in _NEVER_LAST or before in "・、。 " or (_hiragana(before) and not _hiragana(after))
    )


def _hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ん"


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    # What is ambiguous (①, →, …) is full-width in Japanese faces.
    return 1 if unicodedata.east_asian_width(character) in "FWA" else HALF_WIDTH
