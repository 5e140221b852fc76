"""Where output goes: results to stdout, everything else to stderr; never a crash over a character.

Text for people is written in the terminal's encoding, with an escape for what it cannot show.
Documents and machine formats are UTF-8 always, whatever the terminal is.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import OutputUnwritable

if TYPE_CHECKING:
    from typing import TextIO


def has_colour(stream: TextIO) -> bool:
    """The stream is a terminal that shows colour, and nobody asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def write_text(text: str) -> None:
    """Text for people, to stdout."""
    encoding = sys.stdout.encoding or "utf-8"
    _write(text.encode(encoding, "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """A document or a machine format, to stdout as it is.

    Raises:
        OutputUnwritable: stdout cannot be written (a full disk).
    """
    _write(data)


def write_error(text: str) -> None:
    """Text for people, to stderr."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))


def _write(data: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard_stdout()
    except OSError as error:
        _discard_stdout()
        if error.errno == errno.EPIPE:
            return
        text = message("the output cannot be written: {reason}", reason=error.strerror)
        raise OutputUnwritable(text) from error


def _discard_stdout() -> None:
    """Nobody reads any more (`| head`): the rest goes nowhere, and the exit code stays true."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
