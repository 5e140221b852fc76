"""What the child process hands over: raw sheets, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
MAX_CELLS = 2_000_000
MAX_TEXT = 32_767
"""Characters of a cell: as many as a spreadsheet keeps."""
MAX_UNPACKED = 256 << 20
"""Bytes of the parts of a file that are read, unpacked."""


class Refused(Exception):
    """The file cannot be read; `reason` is the name of a sentence, `detail` what it names."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@dataclass
class RawSheet:
    """A sheet under way: texts by row and column, counted from 0."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    broken: list[tuple[int, int]] = field(default_factory=list)
    part: bool = False
    encoding: str = ""

    def put(self, row: int, column: int, text: str) -> None:
        """Keep the text of a cell.

        Raises:
            Refused: the cell is beyond what is read, or its text too long.
        """
        if not text.strip():
            return
        if row >= MAX_ROWS or column >= MAX_COLUMNS or len(self.cells) >= MAX_CELLS:
            raise Refused("too-large", self.name)
        if len(text) > MAX_TEXT:
            raise Refused("long-text", f"{self.name}, {row + 1}")
        self.cells[row, column] = text

    def as_json(self) -> dict[str, object]:
        """The sheet as JSON has it, with rows of one length.

        Raises:
            Refused: it has too many cells.
        """
        height = 1 + max((row for row, _ in self.cells), default=-1)
        width = 1 + max((column for _, column in self.cells), default=-1)
        if height * width > MAX_CELLS:
            raise Refused("too-large", self.name)
        rows = [["" for _ in range(width)] for _ in range(height)]
        for (row, column), text in self.cells.items():
            rows[row][column] = text
        return {
            "name": self.name,
            "rows": rows,
            "merges": self.merges,
            "broken": self.broken,
            "part": self.part,
            "encoding": self.encoding,
        }
