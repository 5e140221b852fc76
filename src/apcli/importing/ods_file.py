"""An ODS file → sheets, with the texts that its reader sees."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from apcli.importing.raw import MAX_COLUMNS, MAX_ROWS, RawSheet, Refused
from apcli.importing.xml_parts import Handler, read_part

if TYPE_CHECKING:
    import zipfile

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_CELLS = ("table-cell", "covered-table-cell")


def read(package: zipfile.ZipFile) -> list[RawSheet]:
    """The sheets of an ODS file.

    Raises:
        Refused: it is encrypted or cannot be read.
    """
    if is_encrypted(package):
        raise Refused("encrypted")
    handler = _Tables()
    read_part(package, "content.xml", handler)
    return handler.sheets


def is_encrypted(package: zipfile.ZipFile) -> bool:
    """The file has a password.

    Raises:
        Refused: its list of parts cannot be read.
    """
    manifest = _Manifest()
    if "META-INF/manifest.xml" in package.namelist():
        read_part(package, "META-INF/manifest.xml", manifest)
    return manifest.encrypted


class _Manifest(Handler):
    encrypted = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        self.encrypted |= name == "encryption-data"


class _Tables(Handler):
    """Fills sheets; blank cells may be repeated to the end of the sheet and cost nothing."""

    def __init__(self) -> None:
        self.sheets: list[RawSheet] = []
        self._row = self._column = 0
        self._rows = 1
        self._attributes: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table":
                self.sheets.append(RawSheet(attributes.get("name", "")))
                self._row = 0
            case "table-row":
                self._column = 0
                self._rows = _number(attributes.get("number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._attributes, self._paragraphs = attributes, []
            case "annotation" | "ruby-text" | "shapes":
                self._skipped += 1
            case "p" if not self._skipped:
                self._paragraphs.append("")
            case "line-break":
                self.text("\n")
            case "s" | "tab":
                self.text(" " * min(_number(attributes.get("c")), 100))

    def end(self, name: str) -> None:
        if name in ("annotation", "ruby-text", "shapes"):
            self._skipped -= 1
        elif name in _CELLS and self._attributes is not None:
            self._end_cell(self._attributes, covered=name != "table-cell")
            self._attributes = None
        elif name == "table-row":
            self._row += self._rows

    def text(self, text: str) -> None:
        if self._attributes is not None and not self._skipped and self._paragraphs:
            self._paragraphs[-1] += text

    def _end_cell(self, attributes: dict[str, str], *, covered: bool) -> None:
        text = _shown("\n".join(self._paragraphs).strip(), attributes)
        count = _number(attributes.get("number-columns-repeated"))
        sheet = self.sheets[-1]
        if text and not covered:
            if count > MAX_COLUMNS or self._rows > MAX_ROWS:
                raise Refused("too-large", sheet.name)
            for row in range(self._row, self._row + self._rows):
                for column in range(self._column, self._column + count):
                    sheet.put(row, column, text)
                    if _is_error(text, attributes):
                        sheet.broken.append((row, column))
        down = _number(attributes.get("number-rows-spanned"))
        right = _number(attributes.get("number-columns-spanned"))
        if text and (down > 1 or right > 1):
            last = (self._row + min(down, MAX_ROWS) - 1, self._column + min(right, MAX_COLUMNS) - 1)
            sheet.merges.append((self._row, self._column, *last))
        self._column += count


def _shown(text: str, attributes: dict[str, str]) -> str:
    """The text as shown, with the whole number where the sheet shows it rounded."""
    match attributes.get("value-type"):
        case "float" | "currency":
            value = attributes.get("value", "")
        case "percentage":
            value = _hundredfold(attributes.get("value", ""))
            text = text or f"{value}%"
        case "date":
            return attributes.get("date-value", text).removesuffix("T00:00:00")
        case _:
            return text
    value = value.removeprefix("-")
    if not value:
        return text
    if not text:
        return attributes.get("value", "")
    return _NUMBER.sub(value, text, count=1) if _is_rounded(text, value) else text


def _is_rounded(text: str, value: str) -> bool:
    """The number in the text has fewer digits than the value, and the same start."""
    found = _NUMBER.search(text)
    if found is None or len(_NUMBER.findall(text)) > 1:
        return False
    try:
        shown, exact = float(found[0].replace(",", "")), float(value)
    except ValueError:
        return False
    return shown != exact and abs(shown - exact) < 1


def _hundredfold(value: str) -> str:
    try:
        exact = (Decimal(value) * 100).normalize()
    except InvalidOperation:
        return ""
    return f"{exact:f}"


def _is_error(text: str, attributes: dict[str, str]) -> bool:
    return "formula" in attributes and (text.startswith("#") or text.startswith("Err:"))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 1
