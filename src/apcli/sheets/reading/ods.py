"""An ODS file → its cells with all that was typed."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from apcli.importing.ods_file import is_encrypted
from apcli.importing.raw import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Refused
from apcli.importing.xml_parts import Handler, read_part
from apcli.sheets.typed import EMPTY, TypedCell, TypedSheet

if TYPE_CHECKING:
    import zipfile

_MOST_SPACES = 100


def read(package: zipfile.ZipFile) -> list[TypedSheet]:
    """The sheets of an ODS file, hidden ones too.

    Raises:
        Refused: it is encrypted or cannot be read.
    """
    if is_encrypted(package):
        raise Refused("encrypted")
    struck = _Struck()
    for part in ("styles.xml", "content.xml"):
        if part in package.namelist():
            read_part(package, part, struck)
    tables = _Tables(struck.styles)
    read_part(package, "content.xml", tables)
    return [TypedSheet(name, cells) for name, cells in tables.sheets]


class _Struck(Handler):
    """The names of the styles that strike a text through."""

    def __init__(self) -> None:
        self.styles: set[str] = set()
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._name = attributes.get("name", "")
        elif name == "text-properties":
            kinds = (attributes.get(f"text-line-through-{each}") for each in ("style", "type"))
            if any(kind not in (None, "none") for kind in kinds):
                self.styles.add(self._name)


class _Tables(Handler):
    def __init__(self, struck: set[str]) -> None:
        self.sheets: list[tuple[str, dict[tuple[int, int], TypedCell]]] = []
        self._struck_styles = struck
        self._row = self._column = 0
        self._rows = 1
        self._cell: dict[str, str] | None = None
        self._text = self._struck = self._note = ""
        self._spans: list[bool] = []
        self._in_note = self._skipped = self._in_paragraph = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table":
                self.sheets.append((attributes.get("name", ""), {}))
                self._row = 0
            case "table-row":
                self._column = 0
                self._rows = _number(attributes.get("number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._cell = attributes
                self._text = self._struck = self._note = ""
            case "annotation":
                self._in_note += 1
            case "creator" | "date" | "ruby-text" | "shapes":
                self._skipped += 1
            case "p":
                self._in_paragraph += 1
                if self._before:
                    self._add("\n")
            case "line-break":
                self._add("\n")
            case "tab":
                self._add("\t")
            case "s":
                self._add(" " * min(_number(attributes.get("c")), _MOST_SPACES))
            case "span":
                self._spans.append(attributes.get("style-name", "") in self._struck_styles)

    @property
    def _before(self) -> str:
        """What stands before the paragraph that begins."""
        return self._note if self._in_note else self._text or self._struck

    def end(self, name: str) -> None:
        match name:
            case "annotation":
                self._in_note -= 1
            case "p":
                self._in_paragraph -= 1
            case "creator" | "date" | "ruby-text" | "shapes":
                self._skipped -= 1
            case "span" if self._spans:
                self._spans.pop()
            case "table-cell" | "covered-table-cell" if self._cell is not None:
                self._put(self._cell)
                self._cell = None
            case "table-row":
                self._row += self._rows

    def text(self, text: str) -> None:
        self._add(text)

    def _add(self, text: str) -> None:
        if self._cell is None or self._skipped or not self._in_paragraph:
            return
        if self._in_note:
            self._note += text
        elif any(self._spans):
            self._struck += text
        else:
            self._text += text

    def _put(self, attributes: dict[str, str]) -> None:
        count = _number(attributes.get("number-columns-repeated"))
        cell = self._typed(attributes)
        name, cells = self.sheets[-1]
        if cell != EMPTY:
            if (
                self._row + self._rows > MAX_ROWS
                or self._column + count > MAX_COLUMNS
                or len(cells) + self._rows * count > MAX_CELLS
            ):
                raise Refused("too-large", name)
            for row in range(self._row, self._row + self._rows):
                for column in range(self._column, self._column + count):
                    cells[row, column] = cell
        self._column += count

    def _typed(self, attributes: dict[str, str]) -> TypedCell:
        text, struck, note = self._text, self._struck, self._note.strip()
        if attributes.get("style-name", "") in self._struck_styles and text:
            text, struck = "", text
        formula = attributes.get("formula", "").partition("=")[2]
        kind, number = attributes.get("value-type", ""), False
        if formula and (text.startswith(("#", "Err:"))):
            return TypedCell(error=text if text.startswith("#") else f"#{text}", note=note)
        if formula and not kind:
            return TypedCell(error=f"={formula}", note=note)
        percent, date = kind == "percentage", kind == "date"
        if kind in ("float", "currency", "percentage") and not struck:
            number, text = True, _exact(attributes.get("value", ""), text, percent=percent)
        elif date and not struck:
            number, text = True, attributes.get("date-value", text).partition("T")[0]
        return TypedCell(
            text, number, percent=percent, date=date, formula=formula, note=note, struck=struck
        )


def _exact(value: str, shown: str, *, percent: bool) -> str:
    try:
        number = Decimal(value) * (100 if percent else 1)
    except InvalidOperation:
        return shown
    text = f"{number.normalize():f}"
    return "0" if text == "-0" else text


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 1
