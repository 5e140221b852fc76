"""Characters that do not belong in a text: control characters, separators, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from apcli.diagnostics import Fix, Span, message
from apcli.source import reading_rules
from apcli.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = "\x85\u2028\u2029"
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
PRIVATE = "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
"""外字: what each computer may draw as it likes."""

SEPARATOR = f"[{SEPARATORS}]"
INVISIBLE_CHARACTERS = "".join(
    map(chr, (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
) + "".join(map(chr, range(0x2066, 0x206A)))
INVISIBLE = f"[{INVISIBLE_CHARACTERS}]"

_BMP_PRIVATE = re.compile(b"\xef[\x80-\xa3]")
"""The first two bytes of U+F000 to U+F8FF: 0xEF alone begins every full-width character."""

_C0 = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_LINE_END = re.compile(r"\r\n|\r|\n")


def lines(text: str) -> list[str]:
    """The lines of a text, without their ends: as an editor counts them, not as Unicode does."""
    return _LINE_END.split(text)


def span_at(text: str, index: int, length: int = 1) -> Span:
    """The span of `length` characters of one line from `index` on."""
    starts = _line_starts(text)
    line = bisect_right(starts, index)
    column = index - starts[line - 1] + 1
    return Span(line, column, line, column + length)


def check_characters(data: bytes, text: str) -> Iterator[Problem]:
    """Trailing whitespace, the first control character, all separators and invisible characters."""
    if b" \n" in data or b"\t" in data or b"\r" in data or data[-1:] == b" ":
        yield from _trailing_spaces(text)
    if b"\xee" in data or b"\xf3" in data or b"\xf4" in data or _BMP_PRIVATE.search(data):
        yield from _private(text)
    if len(data.translate(None, _C0)) == len(data) and not _has_lead(data, text):
        return
    for found in re.finditer(CONTROL, text):
        yield Problem(
            reading_rules.CONTROL_CHARACTER,
            span_at(text, found.start()),
            message("control character {name} in the text", name=code_point(found[0])),
            message("delete it (most editors do not show it)"),
        )
        break
    for found in re.finditer(SEPARATOR, text):
        yield Problem(
            reading_rules.LINE_SEPARATOR,
            span_at(text, found.start()),
            message("unusual line separator {name}", name=code_point(found[0])),
            message("replace it with a normal line break or a space"),
        )
    for found in re.finditer(INVISIBLE, text):
        yield Problem(
            reading_rules.INVISIBLE_CHARACTER,
            span_at(text, found.start()),
            message("invisible character {name}", name=code_point(found[0])),
            message("delete it: it interferes with search and screen readers"),
            Fix(found.start(), found.end(), "", safe=True),
        )


BLANK_ELSEWHERE = message(
    "write a standard character: this one is blank or different on other computers"
)
"""What to do with a character of private use (外字)."""


def _private(text: str) -> Iterator[Problem]:
    for found in re.finditer(PRIVATE, text):
        yield Problem(
            reading_rules.PRIVATE_CHARACTER,
            span_at(text, found.start()),
            message("private use character {name} (外字)", name=code_point(found[0])),
            BLANK_ELSEWHERE,
        )


def _trailing_spaces(text: str) -> Iterator[Problem]:
    for found in re.finditer(r"[ \t]+(?=\r|\n|\Z)", text):
        yield Problem(
            reading_rules.TRAILING_SPACE,
            span_at(text, found.start(), len(found[0])),
            message("trailing whitespace"),
            message("delete it"),
            Fix(found.start(), found.end(), "", safe=True),
        )


def code_point(character: str) -> str:
    """The code point and name of a character: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def _has_lead(data: bytes, text: str) -> bool:
    """The text may contain one of the unwanted characters beyond C0, judging by UTF-8 lead bytes.

    Almost no file does, and a few searches for a byte are cheaper than one for a pattern. Those
    characters are not printable: ©, which has the same lead, is.
    """
    return not text.replace("\n", "").isprintable() and (
        b"\xc2" in data
        or b"\xd8" in data
        or b"\xe2" in data
        or "\ufeff" in text
        or "\ufffe" in text
        or "\uffff" in text
    )
