"""An XLSX file → sheets. Its size is looked at before the library reads it.

The library gives neither number formats nor errors nor formulas without a value, so a first pass
takes those from the file itself.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from apcli.importing.raw import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawSheet, Refused
from apcli.importing.sheet import column_number
from apcli.importing.xml_parts import Handler, read_part

if TYPE_CHECKING:
    import zipfile

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SUFFIX = re.compile(r'[0#](?:\.[0#]+)?\s*(?:"([^"]+)"|\\?([^\W\d_A-Za-z]))')
_PERCENT_FORMATS = frozenset({9, 10})


def read(package: zipfile.ZipFile, data: bytes) -> list[RawSheet]:
    """The sheets of an XLSX file.

    Raises:
        Refused: it cannot be read.
    """
    book = _Book()
    read_part(package, "xl/workbook.xml", book)
    relations = _Relations()
    read_part(package, "xl/_rels/workbook.xml.rels", relations)
    styles = _Styles()
    if "xl/styles.xml" in package.namelist():
        read_part(package, "xl/styles.xml", styles)
    first: dict[str, _First] = {}
    for name, relation in book.sheets:
        target = relations.targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if "worksheets/" in path:
            first[name] = _First(name, styles.suffixes)
            read_part(package, posixpath.normpath(path), first[name])
    return _values(data, first)


def _values(data: bytes, first: dict[str, _First]) -> list[RawSheet]:
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415  of an extra

    try:
        book = load_workbook(io.BytesIO(data))
        sheets = []
        for name, seen in first.items():
            sheet = book.get_sheet_by_name(name)
            raw = RawSheet(name, broken=list(seen.broken))
            for (row, column), text in seen.broken.items():
                raw.put(row, column, text)
            for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
                for column, value in enumerate(values):
                    suffix = seen.suffix.get((row, column), "")
                    raw.put(row, column, _text(value, suffix))
            raw.merges = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
            sheets.append(raw)
    except CalamineError as error:
        raise Refused("damaged", str(error)) from error
    return sheets


def _text(value: object, suffix: str) -> str:
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            exact = Decimal(repr(value))
            if suffix == "%":
                exact *= 100
            shown = f"{exact.normalize():f}"
            return ("0" if shown == "-0" else shown) + suffix
        case datetime.datetime():
            return value.isoformat(" ").removesuffix(" 00:00:00")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


class _Book(Handler):
    """The names of the sheets and of their relations."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))


class _Relations(Handler):
    """Where the parts are that relations name."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Styles(Handler):
    """What follows a number in each style: %, or a unit such as 件."""

    def __init__(self) -> None:
        self.suffixes: list[str] = []
        self._formats: dict[int, str] = {}
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.suffixes.append(self._suffix(int(attributes.get("numFmtId", 0))))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def _suffix(self, number: int) -> str:
        code = self._formats.get(number, "").partition(";")[0]
        if number in _PERCENT_FORMATS or re.search(r'%(?=(?:[^"]*"[^"]*")*[^"]*$)', code):
            return "%"
        found = _SUFFIX.search(code)
        return (found[1] or found[2] or "").strip() if found else ""


@dataclass
class _First(Handler):
    """The first pass over a sheet: which cells there are, and what the library does not give."""

    name: str
    suffixes: list[str]
    suffix: dict[tuple[int, int], str] = field(default_factory=dict)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    _row: int = -1
    _column: int = -1
    _cell: dict[str, str] = field(default_factory=dict)
    _in: str = ""
    _value: str = ""
    _formula: str | None = None
    _count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._row = int(attributes.get("r", self._row + 2)) - 1
                self._column = -1
            case "c":
                self._begin(attributes)
            case "f":
                self._formula, self._in = "", "f"
            case "v":
                self._in = "v"
            case "is":
                self._value = "text"

    def end(self, name: str) -> None:
        self._in = "" if name in ("f", "v") else self._in
        if name == "c":
            self._end()

    def text(self, text: str) -> None:
        if self._in == "v":
            self._value += text
        elif self._in == "f":
            self._formula = (self._formula or "") + text

    def _begin(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self._row, self._column = int(found[2]) - 1, column_number(found[1])
        else:
            self._column += 1
        self._cell, self._value, self._formula = attributes, "", None

    def _end(self) -> None:
        if not self._value and self._formula is None:
            return
        self._count += 1
        if self._row >= MAX_ROWS or self._column >= MAX_COLUMNS or self._count > MAX_CELLS:
            raise Refused("too-large", self.name)
        place = self._row, self._column
        kind = self._cell.get("t", "n")
        if kind == "e":
            self.broken[place] = self._value or "#ERROR"
        elif not self._value and kind != "str":
            self.broken[place] = f"={self._formula}"
        style = self._cell.get("s", "0")
        if kind == "n" and style.isdecimal() and int(style) < len(self.suffixes):
            self.suffix[place] = self.suffixes[int(style)]
