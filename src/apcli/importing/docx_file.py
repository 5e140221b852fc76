"""The tables of a Word file → sheets; what stands between them is a sheet of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.importing.raw import RawSheet
from apcli.importing.xml_parts import Handler, read_part

if TYPE_CHECKING:
    import zipfile

BODY = "本文"
"""The sheet of the paragraphs outside tables."""

_SKIPPED = frozenset({"del", "instrText", "rt", "delText", "txbxContent", "Fallback"})


def read(package: zipfile.ZipFile) -> list[RawSheet]:
    """The sheets of a Word file: its tables as 表1, 表2, …, and its paragraphs.

    Raises:
        Refused: it cannot be read.
    """
    handler = _Tables()
    read_part(package, "word/document.xml", handler)
    return [handler.body, *handler.tables]


class _Tables(Handler):
    """Fills sheets. A table inside a cell belongs to the text of that cell."""

    def __init__(self) -> None:
        self.body = RawSheet(BODY, part=True)
        self.tables: list[RawSheet] = []
        self._depth = 0
        self._skipped = 0
        self._row = self._column = -1
        self._span = 1
        self._merged: str | None = None
        self._open: dict[int, tuple[int, int]] = {}
        self._texts: list[str] = []
        self._paragraphs = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SKIPPED:
            self._skipped += 1
        if name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(RawSheet(f"表{len(self.tables) + 1}", part=True))
                self._row, self._open = -1, {}
        elif name in ("br", "cr"):
            self._texts.append("\n")
        elif name == "tab":
            self._texts.append(" ")
        elif self._depth == 1:
            self._start_in_table(name, attributes)

    def _start_in_table(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "tr":
                self._row += 1
                self._column = 0
            case "gridBefore":
                self._column += _number(attributes.get("val"))
            case "tc":
                self._texts, self._span, self._merged = [], 1, None
            case "gridSpan":
                self._span = max(1, _number(attributes.get("val")))
            case "vMerge":
                self._merged = attributes.get("val", "continue")

    def end(self, name: str) -> None:
        if name in _SKIPPED:
            self._skipped -= 1
        if name == "p":
            if self._depth == 0:
                self.body.put(self._paragraphs, 0, "".join(self._texts).strip())
                self._paragraphs += 1
                self._texts = []
            else:
                self._texts.append("\n")
        elif name == "tbl":
            self._depth -= 1
            if self._depth == 0:
                self._close_all()
                self._texts = []
        elif name == "tc" and self._depth == 1:
            self._end_cell()

    def text(self, text: str) -> None:
        if not self._skipped:
            self._texts.append(text)

    def _end_cell(self) -> None:
        text = "".join(self._texts).strip()
        table = self.tables[-1]
        if self._merged == "continue" and self._column in self._open:
            if text:  # text under merged cells belongs to them
                row, _span = self._open[self._column]
                above = table.cells.get((row, self._column), "")
                table.put(row, self._column, f"{above}\n{text}".strip())
        else:
            for column in range(self._column, self._column + self._span):
                self._close(column)
            table.put(self._row, self._column, text)
            self._open[self._column] = (self._row, self._span)
        self._column += self._span

    def _close(self, column: int, last: int | None = None) -> None:
        """End the merged cells that began in a column."""
        if column not in self._open:
            return
        row, span = self._open.pop(column)
        bottom = self._row - 1 if last is None else last
        if bottom > row or span > 1:
            self.tables[-1].merges.append((row, column, max(bottom, row), column + span - 1))

    def _close_all(self) -> None:
        for column in list(self._open):
            row, _span = self._open[column]
            self._close(column, max(row, self._row))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else 0
