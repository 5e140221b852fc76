"""CSV, in UTF-8 with or without its mark, UTF-16 with it, or CP932 → one sheet."""

from __future__ import annotations

import codecs
import csv
import io
import re

from apcli.importing.raw import MAX_TEXT, RawSheet, Refused

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST = 100
"""One control character in so many is a mistake in a text; more, and it is no text."""


def read(data: bytes, name: str) -> list[RawSheet]:
    """The sheet of a CSV file, called like the file.

    Raises:
        Refused: it is no text, or no CSV.
    """
    text, encoding = _decoded(data)
    controls = list(_CONTROL.finditer(text))
    if len(controls) * _MOST > len(text):
        raise Refused("no-spreadsheet")
    if controls:
        line = text.count("\n", 0, controls[0].start()) + 1
        raise Refused("control-character", str(line))
    sheet = RawSheet(name, encoding=encoding)
    csv.field_size_limit(MAX_TEXT + 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for row, texts in enumerate(reader):
            for column, each in enumerate(texts):
                sheet.put(row, column, each)
    except csv.Error as error:
        raise Refused("broken-csv", str(max(reader.line_num, 1))) from error
    return [sheet]


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp932"]
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Refused("no-spreadsheet")


def _delimiter(text: str) -> str:
    start = text[:4096]
    return "\t" if start.count("\t") > start.count(",") else ","
