"""A 新旧対照表 as an Excel file: one sheet, with the changed phrases underlined in their cells."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING, Any

import xlsxwriter

from apcli.render.documents.comparison_views import RunView
from apcli.text.width import cell_width
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.render.documents.comparison_views import CellView, ChangeRowView, ComparisonView
    from apcli.words import Words

MOST = 32_767
"""Characters that a cell of Excel holds."""

_WIDTHS = (26, 48, 48, 26)
_WITHOUT_REMARKS = (26, 60, 60)
_LINE = 14.5
"""Points that a line of this font takes."""
_PADDING = 3
_MOST_LINES = 27
"""Lines of a row: Excel shows none above 409 points. What is longer goes on in the next row."""
_MARGIN = 1
"""Columns that stay empty beside its text."""
_FONT = {"font_name": "BIZ UDGothic", "font_size": 10}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "border": 1}
_SINGLE = {"underline": 1}
_THICK = 5
_NOTATION = {"underline": 33}
"""An accounting underline: Excel has no dotted one."""

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The file must name a day of its making, and no clock is read."""


def render(view: ComparisonView, created: datetime | None = None) -> bytes:
    """The whole table, the same bytes for the same plan.

    `created` is the date that the file's properties name.
    """
    words = words_in("ja")
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    book.set_properties(
        {
            "title": f"{view.title}　{words('comparison')}",
            "author": view.city,
            "created": created or _NO_DATE,
        }
    )
    _Sheet(book, view, words).write()
    book.close()
    return written.getvalue()


class _Sheet:
    """The sheet that holds the table."""

    def __init__(self, book: Any, view: ComparisonView, words: Words) -> None:
        self._view, self._words = view, words
        self._sheet = book.add_worksheet(words("comparison"))
        self._widths = _WIDTHS if view.with_remarks else _WITHOUT_REMARKS
        self._last = len(self._widths) - 1
        self._title = book.add_format({**_FONT, "font_size": 14, "bold": True})
        self._plain = book.add_format(_FONT)
        self._explained = book.add_format({**_FONT, "align": "right"})
        self._head = book.add_format(
            {**_CELL, "bold": True, "align": "center", "bg_color": "#D9E2F3"}
        )
        self._group = book.add_format({**_CELL, "bold": True, "bg_color": "#EDF2F9"})
        self._cell = book.add_format(_CELL)
        self._underlined_cell = book.add_format({**_CELL, **_SINGLE})
        self._thick = book.add_format({**_CELL, "border": _THICK})
        self._run = book.add_format(_FONT)
        self._changed = book.add_format({**_FONT, **_SINGLE})
        self._notation = book.add_format({**_FONT, **_NOTATION})

    def write(self) -> None:
        """Write the title, the heads and every change."""
        self._begin()
        row = 4
        for group in self._view.groups:
            heading = f"{group.above} ＞ {group.heading}" if group.above else group.heading
            self._sheet.merge_range(row, 0, row, self._last, "", self._group)
            self._sheet.write_string(row, 0, heading[:MOST], self._group)
            row += 1
            for each in group.rows:
                row = self._change(row, each)
        self._sheet.print_area(0, 0, row - 1, self._last)

    def _begin(self) -> None:
        view, sheet = self._view, self._sheet
        title = f"{view.title}　{self._words('comparison')}{view.mark}"
        sheet.write_string(0, 0, title, self._title)
        sheet.write_string(1, 0, f"{view.city}　{view.old_year} → {view.fiscal_year}", self._plain)
        if view.caption:
            sheet.write_string(2, self._last, f"（{view.caption}）", self._explained)
        heads = (self._words("subject"), view.left, view.right, self._words("remarks"))
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width)
            sheet.write_string(3, column, heads[column], self._head)
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P")

    def _change(self, row: int, change: ChangeRowView) -> int:
        """Write a change, in as many rows as its lines need; returns the row below it."""
        said = [
            [[RunView(change.place)]],
            [*_lines(change.left)],
            [*_lines(change.right)],
            [[RunView(each)] for each in change.remarks],
        ][: self._last + 1]
        parts = [[*_parts(lines, width)] for lines, width in zip(said, self._widths, strict=True)]
        thick = [
            side.table is not None and side.table.thick for side in (change.left, change.right)
        ]
        formats = [self._cell, *(self._thick if each else self._cell for each in thick), self._cell]
        for cells in zip_longest(*parts, fillvalue=()):
            height = max(map(_height, cells, self._widths))
            self._sheet.set_row(row, height * _LINE + _PADDING)
            for column, lines in enumerate(cells):
                self._write(row, column, [*_cut(_joined(lines))], formats[column])
            row += 1
        return row

    def _write(self, row: int, column: int, runs: list[RunView], cell: Any) -> None:
        """Write the stretches of a cell, each with its own underline."""
        if len(runs) < 2:
            alone = self._underlined_cell if runs and runs[0].underlined else cell
            text = "".join(run.text for run in runs)
            self._sheet.write_string(row, column, text, cell if cell is self._thick else alone)
            return
        parts: list[Any] = []
        for run in runs:
            parts += [self._format(run), run.text]
        self._sheet.write_rich_string(row, column, *parts, cell)

    def _format(self, run: RunView) -> Any:
        if run.mark == "notation":
            return self._notation
        return self._changed if run.underlined else self._run


_Lines = list[list[RunView]]


def _lines(side: CellView) -> Iterator[list[RunView]]:
    """The lines of a side; of a table a row each, or a column each where it has one row."""
    if side.table is None:
        yield from map(list, side.lines)
    elif len(side.table.rows) == 1:
        for head, line in zip(side.table.header, side.table.rows[0], strict=True):
            yield [RunView(f"{head}｜"), *line]
    else:
        yield [RunView("｜".join(side.table.header))]
        for row in side.table.rows:
            filled = [line for place, line in enumerate(row) if line or not place]
            yield [
                run
                for place, line in enumerate(filled)
                for run in (RunView("｜" if place else ""), *line)
            ]


def _parts(lines: _Lines, width: int) -> Iterator[_Lines]:
    """The lines of a cell, as many at a time as a row shows."""
    part: _Lines = []
    for line in (short for each in lines for short in _short(each, width)):
        if part and _height([*part, line], width) > _MOST_LINES:
            yield part
            part = []
        part.append(line)
    yield part


def _short(line: list[RunView], width: int) -> Iterator[list[RunView]]:
    """A line in pieces that a row can show."""
    most = _MOST_LINES * (width - _MARGIN) // 2
    piece: list[RunView] = []
    left = most
    for run in line:
        text = run.text
        while len(text) > left:
            yield [*piece, RunView(text[:left], run.mark)]
            text, piece, left = text[left:], [], most
        piece.append(RunView(text, run.mark))
        left -= len(text)
    yield piece


def _height(lines: Sequence[Sequence[RunView]], width: int) -> int:
    """How many lines the cell takes in a column of this width."""
    widths = (cell_width("".join(run.text for run in line)) for line in lines)
    return sum(max(1, ceil(each / (width - _MARGIN))) for each in widths)


def _joined(lines: Sequence[Sequence[RunView]]) -> Iterator[RunView]:
    """The stretches with line ends between the lines."""
    for place, line in enumerate(lines):
        yield from [RunView("\n")] if place else []
        yield from line


def _cut(runs: Iterator[RunView]) -> Iterator[RunView]:
    """As much as a cell holds."""
    left = MOST
    for run in runs:
        text = run.text[:left]
        left -= len(text)
        if text:
            yield RunView(text, run.mark)
