"""A new text in the place of a file of the plan."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import FileChanged, OutputUnwritable

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.source import Document


def write(path: Path, document: Document, text: str) -> None:
    """Put the text in the place of the document's file, with its byte order mark if it had one.

    Raises:
        FileChanged: the file is not any more what the document was read from.
        OutputUnwritable: it cannot be written; what was there is intact.
    """
    try:
        there = path.read_bytes()
        if there.removeprefix(codecs.BOM_UTF8) != document.data:
            raise FileChanged(
                message("{file} was changed by somebody else meanwhile", file=document.file),
                message("nothing was written to it; run the command again"),
            )
        mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
        replace_file(path.resolve(), mark + text.encode())
    except OSError as error:
        reason = error.strerror
        raise OutputUnwritable(
            message("{path} cannot be written: {reason}", path=document.file, reason=reason)
        ) from error
