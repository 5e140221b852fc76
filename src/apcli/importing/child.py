"""A file from stdin → its sheets as JSON on stdout: run in a process that has its bounds.

Its arguments are the name for a sheet without one, and the bytes of memory and the seconds that it
may take. What cannot be read is said as JSON, too, with `reason` and `detail`.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from typing import TYPE_CHECKING

from apcli.importing import csv_file, docx_file, ods_file, xlsx_file
from apcli.importing.left_out import left_out
from apcli.importing.raw import MAX_UNPACKED, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from apcli.importing.raw import RawSheet

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def bounded(
    answer: Callable[[bytes, str], dict[str, object]], name: str, memory: str, seconds: str
) -> dict[str, object]:
    """What `answer` says of stdin within these bounds, or why it says nothing."""
    _bound(int(memory), int(seconds))
    try:
        return answer(sys.stdin.buffer.read(), name)
    except Refused as error:
        return {"reason": error.reason, "detail": error.detail}
    except ModuleNotFoundError:
        return {"reason": "no-library", "detail": ""}
    except MemoryError:
        return {"reason": "bomb", "detail": ""}


def _answer(data: bytes, name: str) -> dict[str, object]:
    sheets, beside = read(data, name)
    return {"sheets": [sheet.as_json() for sheet in sheets], "left_out": beside}


def read(data: bytes, name: str) -> tuple[list[RawSheet], dict[str, int]]:
    """The sheets of a file, whatever its format, and what it has beside them.

    Raises:
        Refused: there are none.
    """
    if not packed(data):
        return csv_file.read(data, name), {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _packed(package, data), left_out(package)
    except zipfile.BadZipFile as error:
        raise Refused("damaged") from error


def packed(data: bytes) -> bool:
    """The file is a package; a text file is not.

    Raises:
        Refused: it is a package that is encrypted, of an old format, or a bomb.
    """
    if data.startswith(_OLD_OFFICE):
        raise Refused("encrypted" if _ENCRYPTED in data else "old-format")
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise Refused("damaged") from error
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted")
    return True


def _packed(package: zipfile.ZipFile, data: bytes) -> list[RawSheet]:
    names = set(package.namelist())
    if "xl/workbook.xml" in names:
        return xlsx_file.read(package, data)
    if "word/document.xml" in names:
        return docx_file.read(package)
    if "content.xml" in names and b"spreadsheet" in _start(package, "mimetype", names):
        return ods_file.read(package)
    raise Refused("no-spreadsheet")


def _start(package: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    with package.open(name) as stream:
        return stream.read(100)


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bounded(_answer, *sys.argv[1:])))
