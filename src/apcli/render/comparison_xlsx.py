"""A 新旧対照表 as an Excel file: one sheet, with the changed phrases underlined in their cells."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from apcli.render.documents.comparison_views import RunView
from apcli.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.documents.comparison_views import CellView, ChangeRowView, ComparisonView
    from apcli.words import Words

MOST = 32_767
"""Characters that a cell of Excel holds."""

_WIDTHS = (22, 48, 48, 24)
_WITHOUT_REMARKS = (22, 60, 60)
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
        self._last = 3 if view.with_remarks else 2
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
                self._change(row, each)
                row += 1
        self._sheet.print_area(0, 0, row - 1, self._last)

    def _begin(self) -> None:
        view, sheet = self._view, self._sheet
        title = f"{view.title}　{self._words('comparison')}{view.mark}"
        sheet.write_string(0, 0, title, self._title)
        sheet.write_string(1, 0, f"{view.city}　{view.old_year} → {view.fiscal_year}", self._plain)
        if view.caption:
            sheet.write_string(2, self._last, f"（{view.caption}）", self._explained)
        heads = (self._words("subject"), view.left, view.right, self._words("remarks"))
        widths = _WIDTHS if view.with_remarks else _WITHOUT_REMARKS
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
            sheet.write_string(3, column, heads[column], self._head)
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P")

    def _change(self, row: int, change: ChangeRowView) -> None:
        self._sheet.write_string(row, 0, change.place[:MOST], self._cell)
        self._side(row, 1, change.left)
        self._side(row, 2, change.right)
        if self._view.with_remarks:
            self._sheet.write_string(row, 3, "\n".join(change.remarks)[:MOST], self._cell)

    def _side(self, row: int, column: int, side: CellView) -> None:
        thick = side.table is not None and side.table.thick
        runs = [*_cut(_runs(side))]
        marks = {run.underlined for run in runs}
        if len(runs) < 2:
            text = "".join(run.text for run in runs)
            alone = self._underlined_cell if marks == {True} else self._cell
            self._sheet.write_string(row, column, text, self._thick if thick else alone)
            return
        parts: list[Any] = []
        for run in runs:
            parts += [self._format(run), run.text]
        self._sheet.write_rich_string(row, column, *parts, self._thick if thick else self._cell)

    def _format(self, run: RunView) -> Any:
        if run.mark == "notation":
            return self._notation
        return self._changed if run.underlined else self._run


def _runs(side: CellView) -> Iterator[RunView]:
    """The stretches of a side, with line ends between its lines and bars between its cells."""
    if side.table is None:
        for place, line in enumerate(side.lines):
            yield from [RunView("\n")] if place else []
            yield from line
        return
    yield RunView("｜".join(side.table.header))
    for row in side.table.rows:
        for place, line in enumerate(row):
            if line or not place:
                yield RunView("｜" if place else "\n")
            yield from line


def _cut(runs: Iterator[RunView]) -> Iterator[RunView]:
    """As much as a cell holds."""
    left = MOST
    for run in runs:
        text = run.text[:left]
        left -= len(text)
        if text:
            yield RunView(text, run.mark)
