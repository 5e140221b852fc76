"""The ZIP file that a Word document is: read within bounds, written the same for the same parts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_SIZE = 64 * 2**20
"""Bytes that all parts of a template may have together."""

_FIRST = "[Content_Types].xml"
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def parts(package: bytes) -> dict[str, bytes]:
    """The parts of a package by their names.

    Raises:
        ValueError: it is not a Word document, is encrypted, or is larger than `MAX_SIZE`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_SIZE:
                raise ValueError("it is too large")
            found = {part.filename: archive.read(part) for part in archive.infolist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise ValueError("it is not a Word document (.docx)") from error
    if _FIRST not in found or "word/document.xml" not in found:
        raise ValueError("it is not a Word document (.docx)")
    return found


def packed(found: Mapping[str, bytes]) -> bytes:
    """The package of the parts: in the order of their names, without a date."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in sorted(found, key=lambda name: (name != _FIRST, name)):
            part = zipfile.ZipInfo(name, _NO_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3
            archive.writestr(part, found[name])
    return written.getvalue()
