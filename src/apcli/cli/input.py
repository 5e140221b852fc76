"""A text that a command is given: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from apcli.diagnostics import message
from apcli.errors import NotRecorded
from apcli.reasons import reason_of

MOST = 16 * 1024 * 1024
"""Bytes of a text."""


def given_text(name: str) -> str:
    """The text of a file, or of standard input for `-`, in UTF-8 or CP932.

    Raises:
        NotRecorded: it cannot be read, is no text, or too long.
    """
    shown = message("standard input") if name == "-" else name
    try:
        data = _read(name)
    except OSError as error:
        text = message("{path} cannot be read: {reason}", path=shown, reason=reason_of(error))
        raise NotRecorded(text) from error
    if len(data) > MOST:
        raise NotRecorded(message("{path} is too large", path=shown))
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotRecorded(message("{path} is neither in UTF-8 nor in Shift_JIS (CP932)", path=shown))


def _read(name: str) -> bytes:
    if name != "-":
        with Path(name).open("rb") as stream:
            return stream.read(MOST + 1)
    return b"" if sys.stdin is None else sys.stdin.buffer.read(MOST + 1)
