"""How many columns of a terminal a text takes, and how control characters are shown."""

from __future__ import annotations

import unicodedata

_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{
        code: f"\\u{code:04x}"
        for code in (
            0xAD,
            0x61C,
            0x2028,
            0x2029,
            0x2060,
            0xFEFF,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
        )
    },
    **{code: f"\\u{code:04x}" for code in range(0x2066, 0x206A)},
}


def visible(text: str) -> str:
    """The text with control and invisible characters shown, so that none does anything."""
    return text.translate(_VISIBLE)


def cell_width(text: str) -> int:
    """The columns that `text` takes: two for a full-width character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FW" else 1
