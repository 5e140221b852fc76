"""Tables whose template has loops over columns: their grid and widths as Word wants them.

A cell without a width of its own shares what the others leave; where all have one, they keep their
proportions. The table stays as wide as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.render.word.names import element, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.render.word.names import Element

_NARROWEST = 400
"""Twentieths of a point that a column has at least before the others give way."""

_MARGINS = 160
"""What a cell keeps free on both sides of a table in it."""

_ORDER = [
    qn(f"w:{name}")
    for name in (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd"),
        *("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    )
]
"""The properties of a cell in the order that the format wants; docxtpl puts them where it likes."""


def tidy_tables(body: Element, width: int) -> None:
    """Give every table a column for each cell of its longest row, and every cell a paragraph.

    `width` is that of the text on a page, in twentieths of a point.
    """
    for cell in body.iter(qn("w:tc")):
        _tidy_cell(cell)
    for table in body.iter(qn("w:tbl")):
        around = next(table.iterancestors(qn("w:tc")), None)
        _tidy_table(table, width if around is None else (_width(around) or width) - _MARGINS)


def _tidy_cell(cell: Element) -> None:
    if len(cell) == 0 or cell[-1].tag != qn("w:p"):
        cell.append(element("w:p"))
    properties = cell.find(qn("w:tcPr"))
    if properties is not None:
        properties[:] = sorted(properties, key=_place)


def _place(property_: Element) -> int:
    return _ORDER.index(property_.tag) if property_.tag in _ORDER else len(_ORDER)


def _tidy_table(table: Element, width: int) -> None:
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    undivided = [cells for cells in rows if all(_span(cell) == 1 for cell in cells)]
    grid = table.find(qn("w:tblGrid"))
    if grid is None or not undivided:
        return
    longest = max(undivided, key=len)
    given = [_width(cell) for cell in longest]
    if len(grid) == len(given) and None not in given:
        return
    columns = _columns(given, _total(table, width))
    grid[:] = [element("w:gridCol", w=str(column)) for column in columns]
    for cells in rows:
        place = 0
        for cell in cells:
            span = _span(cell)
            _set_width(cell, sum(columns[place : place + span]))
            place += span


def _columns(given: Sequence[int | None], total: int) -> list[int]:
    """The widths of the columns, which make the total together."""
    fixed = sum(each for each in given if each is not None)
    shared = given.count(None)
    share = max((total - fixed) // shared, _NARROWEST) if shared else 0
    wanted = [share if each is None else each for each in given]
    scale = total / (sum(wanted) or 1)
    columns = [int(each * scale) for each in wanted]
    columns[-1] += total - sum(columns)
    return columns


def _total(table: Element, width: int) -> int:
    preferred = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if preferred is None:
        return width
    size = int(preferred.get(qn("w:w"), "0"))
    match preferred.get(qn("w:type")):
        case "pct" if size:
            return width * size // 5000
        case "dxa" if size:
            return size
        case _:
            return width


def _span(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val"), "1"))


def _width(cell: Element) -> int | None:
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if width is None or width.get(qn("w:type")) != "dxa":
        return None
    return int(width.get(qn("w:w"), "0"))


def _set_width(cell: Element, width: int) -> None:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        properties = element("w:tcPr")
        cell.insert(0, properties)
    for old in properties.findall(qn("w:tcW")):
        properties.remove(old)
    properties.insert(0, element("w:tcW", w=str(width), type="dxa"))
