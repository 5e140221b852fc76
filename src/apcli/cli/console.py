"""Where output goes: results to stdout, everything else to stderr; never a crash over a character.

Text for people is written in the terminal's encoding, with a like sign or an escape for what it
cannot show.
Documents and machine formats are UTF-8 always, whatever the terminal is.
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

if TYPE_CHECKING:
    from typing import TextIO

MIN_COLUMNS = 20

_SUBSTITUTES = {"–": "-", "−": "-", "≥": ">=", "≤": "<="}
"""What stands for the signs of tables and formulas where an encoding (CP932, ASCII) lacks them."""


def has_colour(stream: TextIO) -> bool:
    """The stream is a terminal that shows colour, and nobody asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns(stream: TextIO) -> int | None:
    """The columns of a line on this stream, as COLUMNS or its terminal says; None elsewhere."""
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
    """Let no character of a message crash the run, whatever the terminal's encoding.

    Raises:
        OutputUnwritable: there is no stdout.
    """
    if sys.stderr is None:  # closed by whoever started the process
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  for as long as the process runs
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
        raise OutputUnwritable(message("there is no standard output to write to"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_text(text: str) -> None:
    """Text for people, to stdout.

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
    """A document or a machine format, to stdout as it is.

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
    """See that stdout is no terminal, which cannot show a document of that format.

    Raises:
        OutputUnwritable: it is one.
    """
    if sys.stdout.isatty():
        raise OutputUnwritable(
            message("a terminal cannot show a {format} document", format=format),
            message("name the file to write with --output, or pass the output on to a program"),
        )


def flush() -> None:
    """Write out what others printed to stdout, such as help.

    Raises:
        OutputUnwritable: stdout cannot be written (a full disk).
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        stdout_failed(error)


def write_error(text: str) -> None:
    """Text for people, to stderr; where that cannot be written, the exit code must do."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def stdout_failed(error: OSError) -> None:
    """Write nothing more to stdout. A reader who has left (`| head`) is no failure.

    Raises:
        OutputUnwritable: it failed otherwise.
    """
    _discard(sys.stdout)
    if error.errno not in (errno.EPIPE, errno.EINVAL):
        text = message("the output cannot be written: {reason}", reason=error.strerror)
        raise OutputUnwritable(text) from error


def _discard(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
