"""A file → its sheets, read by a process that has bounds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from apcli.diagnostics import message
from apcli.errors import ExtraMissing, NotImported
from apcli.importing.raw import MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from apcli.importing.sheet import Merge, Sheet
from apcli.models.grammar import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_BYTES = 64 << 20
MEMORY = 1 << 30
SECONDS = 60
"""What reading a file may take; a workbook with 300 sheets takes two seconds."""

_PACKED = frozenset({".xlsx", ".xlsm", ".ods", ".docx", ".docm"})
_STARTS = (b"PK", b"\xd0\xcf\x11\xe0")
"""How a packed file begins, and one that Office encrypted."""
_ERROR = re.compile(r"#(?:DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|#{2,})")
_REASONS = {
    "encrypted": (
        message("{file} is encrypted"),
        message("save a copy without a password"),
    ),
    "old-format": (
        message("{file} is in an old format of Excel or Word"),
        message("save it as .xlsx or .docx"),
    ),
    "damaged": (message("{file} is damaged"), message("open it and save it again")),
    "bomb": (
        message("{file} takes too much memory or time to read"),
        message("save only the sheets of the plan in a new file"),
    ),
    "too-large": (
        message(
            "sheet '{detail}' of {file} has more than {rows} rows or {columns} columns",
            rows=f"{MAX_ROWS:,}",
            columns=f"{MAX_COLUMNS:,}",
        ),
        message("delete the cells far from the table, then save it again"),
    ),
    "long-text": (
        message("{file} has a cell of over {limit} characters ({detail})", limit=f"{MAX_TEXT:,}"),
        message("shorten it"),
    ),
    "broken-csv": (
        message("{file} is not valid CSV (line {detail})"),
        message(
            "close every quotation mark, and keep every cell under {limit} characters",
            limit=f"{MAX_TEXT:,}",
        ),
    ),
    "control-character": (
        message("{file} has a control character in line {detail}"),
        message("delete it, or save the sheet as CSV again"),
    ),
    "no-spreadsheet": (
        message("{file} is neither a spreadsheet nor a Word file"),
        message("use a CSV, XLSX, ODS or DOCX file"),
    ),
}


class File(NamedTuple):
    """The sheets of a file with something in them, and how many of what else it has."""

    sheets: list[Sheet]
    left_out: Mapping[str, int]


def read_file(path: Path, shown: str) -> File:
    """What is in a file.

    Raises:
        NotImported: the file cannot be read.
        ExtraMissing: the library for XLSX is not installed.
    """
    answer = answer_of(bytes_of(path, shown), path.stem, shown, "apcli.importing.child")
    sheets = [
        Sheet(
            each["name"],
            tuple(map(tuple, each["rows"])),
            tuple(Merge(*merge) for merge in each["merges"]),
            frozenset([*map(tuple, each["broken"]), *_errors(each["rows"])]),
            each["part"],
            each["encoding"],
        )
        for each in answer["sheets"]
        if each["rows"]
    ]
    return File(sheets, answer["left_out"])


def _errors(rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """The cells with an error of a formula, as Excel writes it to CSV."""
    for row, texts in enumerate(rows):
        yield from ((row, column) for column, text in enumerate(texts) if _ERROR.fullmatch(text))


def bytes_of(path: Path, shown: str) -> bytes:
    """The content of a file, of which no more is read than a spreadsheet has.

    Raises:
        NotImported: it cannot be read, or is not what its name says.
    """
    try:
        if not path.is_file():
            raise NotImported(message("there is no file {file}", file=excerpt(shown)))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        text = message("{file} cannot be read: {reason}", file=excerpt(shown), reason=reason)
        raise NotImported(text) from error
    if len(data) > MAX_BYTES:
        raise _refused("bomb", "", shown)
    if path.suffix.casefold() in _PACKED and not data.startswith(_STARTS):
        raise _refused("damaged", "", shown)
    return data


def answer_of(data: bytes, name: str, shown: str, reader: str) -> dict[str, Any]:
    """What the module `reader` says of a file, in a process with bounds.

    Raises:
        NotImported: the file cannot be read.
        ExtraMissing: the library for it is not installed.
    """
    line = [sys.executable, "-I", "-m", reader, name, str(MEMORY), str(SECONDS)]
    try:
        done = subprocess.run(
            line, input=data, capture_output=True, check=False, timeout=2 * SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise _refused("bomb", "", shown) from error
    if done.returncode < 0 or (done.returncode and b"MemoryError" in done.stderr):
        raise _refused("bomb", "", shown)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    answer = json.loads(done.stdout)
    if answer.get("reason") == "no-library":
        raise ExtraMissing(
            message("{format} requires a library that is not installed", format="XLSX"),
            message("install it: pip install 'apcli[{extra}]'", extra="xlsx"),
        )
    if "reason" in answer:
        raise _refused(answer["reason"], answer["detail"], shown)
    return dict(answer)


def _refused(reason: str, detail: str, shown: str) -> NotImported:
    text, help = _REASONS[reason]
    values = {**text.values, "file": excerpt(shown), "detail": excerpt(detail)}
    return NotImported(text.with_values(**values), help)
