"""Bytes → text, or what is wrong with the bytes."""

from __future__ import annotations

import codecs
import re

from apcli.diagnostics import Span, message
from apcli.source import reading_rules
from apcli.source.characters import span_at
from apcli.source.problem import Problem

MAX_BYTES = 1 << 20

_JAPANESE = "[ぁ-んァ-ヶ一-龠]"


def strip_bom(data: bytes) -> bytes:
    """The bytes without a UTF-8 byte order mark."""
    return data.removeprefix(codecs.BOM_UTF8)


def decode(data: bytes, skipped: int) -> str | Problem:
    """The decoded text, or the problem that prevents decoding.

    `skipped` is the length of the byte order mark that was removed before the bytes.
    """
    start = Span(1, 1, 1, 1)
    if len(data) > MAX_BYTES:
        large = message("the file is larger than 1 MiB")
        help = message("keep one initiative per file and move other content elsewhere")
        return Problem(reading_rules.OUT_OF_BOUNDS, start, large, help)
    if _looks_like_utf16(data):
        utf16 = message("the file is UTF-16, not UTF-8")
        help = message("open it in an editor and save it as UTF-8")
        return Problem(reading_rules.WRONG_ENCODING, start, utf16, help)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(data, error.start, skipped)


def _looks_like_utf16(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    head = data[:64]
    # In UTF-16 every ASCII character has a zero byte beside it; UTF-8 text has none.
    return (
        0 in head
        and len(head) >= 4
        and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)
    )


def _undecodable(data: bytes, offset: int, skipped: int) -> Problem:
    text = data[:offset].decode("utf-8")
    place = span_at(text, len(text))
    problem = message(
        "invalid UTF-8: byte 0x{byte:02X} at offset {offset}",
        byte=data[offset],
        offset=offset + skipped,
    )
    if _is_cp932(data):
        help = message("the file looks like Shift_JIS (CP932): save it as UTF-8")
    else:
        help = message("save the file as UTF-8")
    return Problem(reading_rules.WRONG_ENCODING, place, problem, help)


def _is_cp932(data: bytes) -> bool:
    """The bytes are Japanese in Shift_JIS, rather than in UTF-8 with a wrong byte in it."""
    as_utf8 = data.decode("utf-8", "replace")
    if len(re.findall(_JAPANESE, as_utf8)) > as_utf8.count("\ufffd"):
        return False
    try:
        return re.search(_JAPANESE, data.decode("cp932")) is not None
    except UnicodeDecodeError:
        return False
