"""Results go to stdout, everything else to stderr, without crashing on any character.

Text for people is written in the terminal's encoding, with a similar character or an escape for
what it cannot show. Documents and machine formats are always UTF-8, whatever the terminal.
"""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import OutputUnwritable
from apcli.reasons import reason_of

if TYPE_CHECKING:
    from typing import TextIO

MIN_COLUMNS = 20

_SUBSTITUTES = {"–": "-", "−": "-", "△": "-", "≥": ">=", "≤": "<="}
"""Replacements for characters of tables and formulas that an encoding (CP932, ASCII) lacks."""


def has_colour(stream: TextIO) -> bool:
    """The stream is a terminal that shows colour, and colour is not disabled."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns(stream: TextIO) -> int | None:
    """The columns of a line on this stream, from COLUMNS or its terminal; None otherwise."""
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdecimal():
        return max(MIN_COLUMNS, int(named[:4]))
    if not stream.isatty():
        return None
    try:
        return max(MIN_COLUMNS, os.get_terminal_size(stream.fileno()).columns or 80)
    except OSError:
        return 80


def has_bars() -> bool:
    """The encoding of stdout has the characters of a sparkline."""
    from apcli.text.sparkline import BARS, GAP

    try:
        f"{BARS}{GAP}".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def prepare() -> None:
    """Keep characters that the terminal's encoding lacks from crashing the run.

    Raises:
        OutputUnwritable: there is no stdout.
    """
    if sys.stderr is None:  # closed by whoever started the process
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  for as long as the process runs
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
        raise OutputUnwritable(message("standard output is closed"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_text(text: str) -> None:
    """Write text for people to stdout.

    Raises:
        OutputUnwritable: stdout cannot be written (a full disk).
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        encoded = text.encode(encoding)
    except UnicodeEncodeError:
        encoded = _substituted(text, encoding).encode(encoding, "backslashreplace")
    write_bytes(encoded)


def _substituted(text: str, encoding: str) -> str:
    for sign, substitute in _SUBSTITUTES.items():
        if not sign.encode(encoding, "ignore"):
            text = text.replace(sign, substitute)
    return text


def write_bytes(data: bytes) -> None:
    """Write a document or a machine format to stdout unchanged.

    Raises:
        OutputUnwritable: stdout cannot be written (a full disk).
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        stdout_failed(error)


def refuse_terminal(format: str) -> None:
    """Refuse to write a document of that format to a terminal.

    Raises:
        OutputUnwritable: stdout is a terminal.
    """
    if sys.stdout.isatty():
        raise OutputUnwritable(
            message("cannot write a {format} document to a terminal", format=format),
            message("write to a file with --output, or pipe the output to another program"),
        )


def flush() -> None:
    """Flush what libraries printed to stdout, such as help.

    Raises:
        OutputUnwritable: stdout cannot be written (a full disk).
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        stdout_failed(error)


def write_error(text: str) -> None:
    """Write text for people to stderr; if that fails, only the exit code remains."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def stdout_failed(error: OSError) -> None:
    """Write nothing more to stdout. A closed pipe (`| head`) is not an error.

    Raises:
        OutputUnwritable: it failed for another reason.
    """
    _discard(sys.stdout)
    if error.errno not in (errno.EPIPE, errno.EINVAL):
        text = message("the output cannot be written: {reason}", reason=reason_of(error))
        raise OutputUnwritable(text) from error


def _discard(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
