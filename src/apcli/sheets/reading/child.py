"""A file from stdin → its cells as JSON on stdout: run in a process that has its bounds.

Its arguments are the name for a sheet without one, and the bytes of memory and the seconds that it
may take. What cannot be read is said as JSON, too, with `reason` and `detail`.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING

from apcli.importing import csv_file
from apcli.importing.child import bounded, packed
from apcli.importing.left_out import left_out
from apcli.importing.raw import Refused
from apcli.sheets.guard import unguarded
from apcli.sheets.reading import ods, xlsx
from apcli.sheets.typed import TypedCell, TypedSheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.importing.raw import RawSheet


def read(data: bytes, name: str) -> tuple[list[TypedSheet], Mapping[str, int]]:
    """The sheets of a file, whatever its format, and what it has beside them.

    Raises:
        Refused: there are none.
    """
    if not packed(data):
        return _texts(csv_file.read(data, name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "xl/workbook.xml" in names:
                return xlsx.read(package), left_out(package)
            if "content.xml" in names:
                return ods.read(package), left_out(package)
    except zipfile.BadZipFile as error:
        raise Refused("damaged") from error
    raise Refused("no-spreadsheet")


def _texts(sheets: list[RawSheet]) -> tuple[list[TypedSheet], Mapping[str, int]]:
    """The sheet of a CSV file, and whether it is in the encoding of old Windows."""
    found = [
        TypedSheet(
            each.name,
            {place: TypedCell(text=unguarded(text)) for place, text in each.cells.items()},
        )
        for each in sheets
    ]
    return found, {each.encoding: 1 for each in sheets}


def _answer(data: bytes, name: str) -> dict[str, object]:
    sheets, beside = read(data, name)
    return {
        "sheets": [
            {
                "name": sheet.name,
                "cells": [[*place, asdict(cell)] for place, cell in sheet.cells.items()],
            }
            for sheet in sheets
        ],
        "beside": beside,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bounded(_answer, *sys.argv[1:])))
