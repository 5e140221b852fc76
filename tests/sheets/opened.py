"""An XLSX file as its XML says it: sheets, cells, styles, validations, print setup."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from apcli.importing.sheet import column_name, column_number

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Validation:
    """What a cell says when it is entered, and what it offers."""

    title: str
    prompt: str
    source: str


class OpenedBook:
    """The parts of a workbook."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def part(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[name])

    @cached_property
    def book(self) -> ElementTree.Element:
        return self.part("xl/workbook.xml")

    @cached_property
    def styles(self) -> ElementTree.Element:
        return self.part("xl/styles.xml")

    @cached_property
    def strings(self) -> list[str]:
        return ["".join(each.itertext()) for each in self.part("xl/sharedStrings.xml")]

    @cached_property
    def sheets(self) -> dict[str, OpenedSheet]:
        relations = {each.attrib["Id"]: each for each in self.part("xl/_rels/workbook.xml.rels")}
        return {
            each.attrib["name"]: OpenedSheet(
                self,
                self.part("xl/" + relations[each.attrib[f"{R}id"]].attrib["Target"]),
                each.get("state", "visible"),
            )
            for each in self.book.iter(f"{M}sheet")
        }

    @property
    def visible(self) -> dict[str, OpenedSheet]:
        return {name: each for name, each in self.sheets.items() if each.state == "visible"}

    @cached_property
    def names(self) -> dict[tuple[int, str], str]:
        """The defined names by the number of their sheet."""
        return {
            (int(each.attrib["localSheetId"]), each.attrib["name"]): each.text or ""
            for each in self.book.iter(f"{M}definedName")
        }

    def style(self, number: int) -> ElementTree.Element:
        found = self.styles.find(f"{M}cellXfs")
        assert found is not None
        return found[number]

    def is_locked(self, number: int) -> bool:
        protection = self.style(number).find(f"{M}protection")
        return protection is None or protection.get("locked", "1") not in ("0", "false")

    def number_format(self, number: int) -> str:
        format_id = self.style(number).attrib["numFmtId"]
        formats = {each.attrib["numFmtId"]: each for each in self.styles.iter(f"{M}numFmt")}
        if format_id in formats:
            return formats[format_id].attrib["formatCode"]
        return {"0": "General", "49": "@"}[format_id]

    def horizontal(self, number: int) -> str:
        alignment = self.style(number).find(f"{M}alignment")
        return "general" if alignment is None else alignment.get("horizontal", "general")


class OpenedSheet:
    """A sheet."""

    def __init__(self, book: OpenedBook, root: ElementTree.Element, state: str) -> None:
        self.opened, self.root, self.state = book, root, state

    def one(self, path: str) -> ElementTree.Element:
        """The element at a path such as `sheetViews/sheetView`."""
        found = self.root.find("/".join(M + each for each in path.split("/")))
        assert found is not None, path
        return found

    def has(self, name: str) -> bool:
        return self.root.find(M + name) is not None

    @cached_property
    def cells(self) -> dict[str, ElementTree.Element]:
        return {each.attrib["r"]: each for each in self.root.iter(f"{M}c")}

    def text(self, cell: str) -> str:
        """What a cell says; empty where it is not there."""
        found = self.cells.get(cell)
        if found is None:
            return ""
        value = found.findtext(f"{M}v")
        if found.get("t") == "s":
            return self.opened.strings[int(value or "")]
        return value or "".join(found.itertext())

    def style(self, cell: str) -> int:
        return int(self.cells[cell].get("s", "0"))

    @property
    def unlocked(self) -> set[str]:
        return {cell for cell in self.cells if not self.opened.is_locked(self.style(cell))}

    @cached_property
    def validations(self) -> dict[str, Validation]:
        """By the cells, one for each."""
        found: dict[str, Validation] = {}
        for each in self.root.iter(f"{M}dataValidation"):
            title, prompt = each.get("promptTitle", ""), each.get("prompt", "")
            said = Validation(title, prompt, each.findtext(f"{M}formula1") or "")
            for area in each.attrib["sqref"].split():
                found |= dict.fromkeys(_cells_of(area), said)
        return found

    def choices(self, cell: str) -> list[str]:
        """The words that a cell offers, from the sheet with the lists."""
        found = re.fullmatch(
            r"'?(\w+)'?[!.]\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", self.validations[cell].source
        )
        assert found, self.validations[cell].source
        rows = range(int(found[3]), int(found[4]) + 1)
        return [self.opened.sheets[found[1]].text(f"{found[2]}{row}") for row in rows]

    @property
    def hidden_columns(self) -> set[int]:
        """The hidden columns, counted from 1."""
        return {
            column
            for each in self.root.iter(f"{M}col")
            if each.get("hidden") in ("1", "true")
            for column in range(int(each.attrib["min"]), int(each.attrib["max"]) + 1)
        }

    @property
    def hidden_rows(self) -> set[int]:
        rows = self.root.iter(f"{M}row")
        return {int(each.attrib["r"]) for each in rows if each.get("hidden") in ("1", "true")}

    def width(self, column: str) -> float:
        number = column_number(column) + 1
        return next(
            float(each.attrib["width"])
            for each in self.root.iter(f"{M}col")
            if int(each.attrib["min"]) <= number <= int(each.attrib["max"])
        )

    @property
    def heights(self) -> list[float]:
        return [float(each.get("ht", "0")) for each in self.root.iter(f"{M}row")]

    def find(self, text: str) -> str:
        """The only cell that says this."""
        (found,) = [cell for cell in self.cells if self.text(cell) == text]
        return found


def row_of(cell: str) -> int:
    return int(re.sub("[A-Z]", "", cell))


def column_of(cell: str) -> str:
    return re.sub("[0-9]", "", cell)


def _cells_of(area: str) -> list[str]:
    first, _, last = area.partition(":")
    if not last:
        return [first]
    columns = range(column_number(column_of(first)), column_number(column_of(last)) + 1)
    rows = range(row_of(first), row_of(last) + 1)
    return [f"{column_name(column)}{row}" for column in columns for row in rows]
