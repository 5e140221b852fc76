"""An XLSX file → its cells with all that was typed, whatever program saved it."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from apcli.importing.raw import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Refused
from apcli.importing.sheet import column_number
from apcli.importing.xml_parts import Handler, read_part
from apcli.sheets.reading.styles import PLAIN, Style, Styles
from apcli.sheets.typed import EMPTY, TypedCell, TypedSheet

if TYPE_CHECKING:
    import zipfile

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_START, _START_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_MOST_DAYS = 2_958_465
"""The number of 31 December 9999."""


def read(package: zipfile.ZipFile) -> list[TypedSheet]:
    """The sheets of an XLSX file, hidden ones too.

    Raises:
        Refused: it cannot be read.
    """
    names = set(package.namelist())
    book = _Book()
    read_part(package, "xl/workbook.xml", book)
    relations = _relations(package, "xl/workbook.xml", names)
    styles, strings = Styles(), _Strings()
    for kind, handler in (("styles", styles), ("sharedStrings", strings)):
        part = next((path for path, sort in relations.values() if sort == kind), "")
        if part in names:
            read_part(package, part, handler)
    found = []
    for name, relation in book.sheets:
        part, kind = relations.get(relation, ("", ""))
        if kind != "worksheet" or part not in names:
            continue
        sheet = _Cells(name, styles.styles, strings.texts, since_1904=book.since_1904)
        read_part(package, part, sheet)
        notes = _notes(package, part, names)
        for place, note in notes.items():
            sheet.cells[place] = replace(sheet.cells.get(place, EMPTY), note=note)
        found.append(TypedSheet(name, sheet.cells))
    return found


def _relations(package: zipfile.ZipFile, part: str, names: set[str]) -> dict[str, tuple[str, str]]:
    """The parts that a part refers to, by the names of the relations: path and kind."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    handler = _Relations(folder)
    if path in names:
        read_part(package, path, handler)
    return handler.targets


def _notes(package: zipfile.ZipFile, part: str, names: set[str]) -> dict[tuple[int, int], str]:
    """The comments on cells; of those that are discussed, what was said and not the hint."""
    found: dict[tuple[int, int], str] = {}
    by_kind = {kind: path for path, kind in _relations(package, part, names).values()}
    for kind in ("comments", "threadedComment"):
        path = by_kind.get(kind, "")
        if path in names:
            handler = _Comments()
            read_part(package, path, handler)
            found |= handler.notes
    return found


class _Book(Handler):
    """The names of the sheets and of their relations, and from when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Relations(Handler):
    def __init__(self, folder: str) -> None:
        self.targets: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target, kind = attributes.get("Target", ""), attributes.get("Type", "")
        path = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
        self.targets[attributes.get("Id", "")] = (
            posixpath.normpath(path),
            kind.rpartition("/")[2],
        )


class _Rich(Handler):
    """A text of runs: what is struck through is kept apart, readings are left out."""

    def __init__(self) -> None:
        self._plain = self._struck = ""
        self._strike = self._reading = self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "r":
                self._strike = False
            case "strike":
                self._strike = attributes.get("val", "1") not in ("0", "false")
            case "rPh":
                self._reading = True
            case "t":
                self._in_text = not self._reading

    def end(self, name: str) -> None:
        if name == "rPh":
            self._reading = False
        elif name == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text and self._strike:
            self._struck += text
        elif self._in_text:
            self._plain += text

    def take(self) -> tuple[str, str]:
        """What was said and what was struck through, and begin again."""
        found = _unescaped(self._plain), _unescaped(self._struck)
        self._plain = self._struck = ""
        self._strike = False
        return found


class _Strings(_Rich):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.texts.append(self.take())


class _Comments(_Rich):
    """The comments on cells by their places."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[tuple[int, int], str] = {}
        self._place: tuple[int, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name in ("comment", "threadedComment"):
            self._place = _place(attributes.get("ref", ""))
        elif name == "text" and self._place:
            self._in_text = True

    def end(self, name: str) -> None:
        super().end(name)
        if name in ("comment", "threadedComment") and self._place:
            said = self.take()[0].strip()
            before = self.notes.get(self._place)
            self.notes[self._place] = f"{before}\n{said}" if before else said
            self._place = None


class _Cells(_Rich):
    """The cells of a sheet."""

    def __init__(
        self, name: str, styles: list[Style], strings: list[tuple[str, str]], *, since_1904: bool
    ) -> None:
        super().__init__()
        self.cells: dict[tuple[int, int], TypedCell] = {}
        self._name, self._styles, self._strings = name, styles, strings
        self._from = _START_1904 if since_1904 else _START
        self._row = self._column = -1
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._part = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        match name:
            case "row":
                row = attributes.get("r", "")
                self._row = int(row) - 1 if row.isdecimal() else self._row + 1
                self._column = -1
            case "c":
                place = _place(attributes.get("r", ""))
                self._row, self._column = place or (self._row, self._column + 1)
                self._cell, self._value, self._formula = attributes, None, None
            case "v" | "f":
                self._part = name
                if name == "f":
                    self._formula = ""
                else:
                    self._value = ""

    def end(self, name: str) -> None:
        super().end(name)
        if name in ("v", "f"):
            self._part = ""
        elif name == "c":
            self._put()

    def text(self, text: str) -> None:
        if self._part == "v":
            self._value = (self._value or "") + text
        elif self._part == "f":
            self._formula = (self._formula or "") + text
        else:
            super().text(text)

    def _put(self) -> None:
        inline, struck = self.take()
        style = self._style()
        cell = self._typed(inline, struck, style)
        if self._formula is not None and not self._value:  # some programs write an empty one
            cell = TypedCell(error=f"={self._formula}")
        elif self._formula is not None:
            cell = replace(cell, formula=self._formula or "…")
        if style.struck and cell.text:
            cell = replace(cell, text="", struck=cell.text)
        if cell == EMPTY:
            return
        if self._row >= MAX_ROWS or self._column >= MAX_COLUMNS or len(self.cells) >= MAX_CELLS:
            raise Refused("too-large", self._name)
        self.cells[self._row, self._column] = cell

    def _style(self) -> Style:
        number = self._cell.get("s", "0")
        known = number.isdecimal() and int(number) < len(self._styles)
        return self._styles[int(number)] if known else PLAIN

    def _typed(self, inline: str, struck: str, style: Style) -> TypedCell:
        value = self._value
        match self._cell.get("t", "n"):
            case "inlineStr":
                return TypedCell(text=inline, struck=struck)
            case "s" if value and value.isdecimal() and int(value) < len(self._strings):
                plain, crossed = self._strings[int(value)]
                return TypedCell(text=plain, struck=crossed)
            case "str":
                return TypedCell(text=_unescaped(value or ""))
            case "b":
                return TypedCell(text="TRUE" if value == "1" else "FALSE")
            case "e":
                return TypedCell(error=value or "#ERROR")
            case "d":
                return TypedCell(text=(value or "").removesuffix("T00:00:00"), date=True)
            case _:
                return self._number(value, style) if value else EMPTY

    def _number(self, value: str, style: Style) -> TypedCell:
        try:
            number = Decimal(repr(float(value)))
        except (ValueError, InvalidOperation):
            return TypedCell(text=value)
        if style.date and 0 <= number <= _MOST_DAYS:
            day = self._from + datetime.timedelta(days=int(number))
            text = f"{day:%Y-%m}" if style.month and day.day == 1 else day.isoformat()
            return TypedCell(text=text, number=True, date=True)
        if style.percent:
            number *= 100
        shown = f"{number.normalize():f}"
        return TypedCell("0" if shown == "-0" else shown, number=True, percent=style.percent)


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def _unescaped(text: str) -> str:
    """A text as it was typed: XLSX writes characters that XML cannot hold as _x000D_."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return plain.replace("\r\n", "\n").replace("\r", "\n")
