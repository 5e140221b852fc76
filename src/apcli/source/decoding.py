"""Bytes → text, or what is wrong with the bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from apcli.diagnostics import Message, Span, message
from apcli.source import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import Kind

MAX_BYTES = 1 << 20

Problem = tuple["Kind", "Span", Message, Message | None]
"""What is wrong at one place: kind, span, message, help."""

_C0 = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_JAPANESE = "[ぁ-んァ-ヶ一-龠]"
_LINE_END = re.compile(r"\r\n|\r|\n")


def strip_bom(data: bytes) -> bytes:
    """The bytes without a UTF-8 byte order mark."""
    return data.removeprefix(codecs.BOM_UTF8)


def lines(text: str) -> list[str]:
    """The lines of a text, without their ends: as an editor counts them, not as Unicode does."""
    return _LINE_END.split(text)


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of the bytes (without a BOM), and what is wrong with its characters.

    Where an error is among the problems, the text is not to be read on.
    """
    start = Span(1, 1, 1, 1)
    if len(data) > MAX_BYTES:
        large = message("the file is larger than 1 MiB ({size} bytes)", size=f"{len(data):,}")
        mend = message("one file holds one initiative; move other content elsewhere")
        return "", [(kinds.OUT_OF_BOUNDS, start, large, mend)]
    if _looks_like_utf16(data):
        utf16 = message("the file is UTF-16, not UTF-8")
        mend = message("open it in an editor and save it as UTF-8")
        return "", [(kinds.WRONG_ENCODING, start, utf16, mend)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_undecodable(data, error.start)]
    if len(data.translate(None, _C0)) == len(data) and not _has_lead(data):
        return text, []
    return text, [*_control(text), *_separators(text), *_invisible(text)]


def _has_lead(data: bytes) -> bool:
    """The bytes hold what any character beyond C0 that is looked for begins with in UTF-8.

    Nearly no file does, and a few passes of memchr cost less than one of a pattern.
    """
    return (
        b"\xc2" in data
        or b"\xe2\x80" in data
        or b"\xe2\x81" in data
        or b"\xd8\x9c" in data
        or b"\xef\xbb\xbf" in data
        or b"\xef\xbf" in data
    )


def span_at(text: str, index: int, length: int = 1) -> Span:
    """The span of `length` characters of one line from `index` on."""
    before = lines(text[:index])
    line, column = len(before), len(before[-1]) + 1
    return Span(line, column, line, column + length)


def _control(text: str) -> Iterator[Problem]:
    """The first control character: after it, nothing in the file is to be trusted."""
    found = _CONTROL.search(text)
    if found:
        yield (
            kinds.CONTROL_CHARACTER,
            span_at(text, found.start()),
            message("a control character, {name}, in the text", name=_code_point(found[0])),
            message("delete it; it is invisible in most editors"),
        )


def _separators(text: str) -> Iterator[Problem]:
    for found in _SEPARATOR.finditer(text):
        yield (
            kinds.LINE_SEPARATOR,
            span_at(text, found.start()),
            message("an unusual line separator, {name}", name=_code_point(found[0])),
            message("replace it by an ordinary line end or a space"),
        )


def _invisible(text: str) -> Iterator[Problem]:
    for found in _INVISIBLE.finditer(text):
        yield (
            kinds.INVISIBLE_CHARACTER,
            span_at(text, found.start()),
            message("an invisible character, {name}", name=_code_point(found[0])),
            message("delete it; it changes what search and screen readers see"),
        )


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _looks_like_utf16(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    head = data[:64]
    # Every ASCII character of UTF-16 has a zero byte beside it; text has none.
    return len(head) >= 4 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)


def _undecodable(data: bytes, offset: int) -> Problem:
    text = data[:offset].decode("utf-8")
    place = span_at(text, len(text))
    problem = message(
        "not UTF-8: byte 0x{byte:02X} at offset {offset}", byte=data[offset], offset=offset
    )
    if re.search(_JAPANESE, data.decode("cp932", "ignore")):
        advice = message("the file looks like Shift_JIS (CP932): save it as UTF-8")
    else:
        advice = message("save the file as UTF-8")
    return kinds.WRONG_ENCODING, place, problem, advice
