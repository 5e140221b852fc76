"""Writing a new text to a file of the plan."""

from __future__ import annotations

import codecs
import errno
import os
from typing import TYPE_CHECKING

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import FileChanged, OutputUnwritable

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.source import Document


def check_writable(path: Path, document: Document) -> None:
    """Let pass a file that `write` could replace.

    Raises:
        OutputUnwritable: it could not.
    """
    target = path.resolve()
    if not (os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)):
        raise _unwritable(document, os.strerror(errno.EACCES))


def write(path: Path, document: Document, text: str) -> None:
    """Replace the document's file with the text, keeping its byte order mark if it had one.

    Raises:
        FileChanged: the file changed since the document was read.
        OutputUnwritable: it cannot be written; the old file is intact.
    """
    try:
        there = path.read_bytes()
        if there.removeprefix(codecs.BOM_UTF8) != document.data:
            raise FileChanged(
                message(
                    "{file} was changed by another program in the meantime", file=document.file
                ),
                message("nothing was written; run the command again"),
            )
        mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
        replace_file(path.resolve(), mark + text.encode())
    except OSError as error:
        raise _unwritable(document, error.strerror) from error


def _unwritable(document: Document, reason: str | None) -> OutputUnwritable:
    return OutputUnwritable(
        message("{path} cannot be written: {reason}", path=document.file, reason=reason)
    )
