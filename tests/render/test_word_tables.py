"""Tables after their loops: grid, widths, and what Word demands of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from apcli.render.word.tables import tidy_tables

if TYPE_CHECKING:
    from apcli.render.word.names import Element

AUTO = '<w:tcW w:w="0" w:type="auto"/>'
HALF = '<w:tblPr><w:tblW w:w="2500" w:type="pct"/></w:tblPr>'
FIXED = '<w:tblPr><w:tblW w:w="3000" w:type="dxa"/></w:tblPr>'


def _fixed(width: int) -> str:
    return f'<w:tcW w:w="{width}" w:type="dxa"/>'


def _body(properties: str, grid: int, *rows: list[str], content: str = "<w:p/>") -> Element:
    columns = '<w:gridCol w:w="100"/>' * grid
    cells = (
        "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{content}</w:tc>" for cell in row) for row in rows
    )
    drawn = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    table = f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{drawn}</w:tbl>"
    return parse_xml(f"<w:body {nsdecls('w')}>{table}</w:body>")


def _grid(body: Element) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in body.iter(qn("w:gridCol"))]


def _widths(body: Element) -> list[list[int]]:
    rows = (
        [each.get(qn("w:w")) for each in row.iter(qn("w:tcW"))] for row in body.iter(qn("w:tr"))
    )
    return [[int(width) for width in row] for row in rows]


@pytest.mark.parametrize(
    ("properties", "cells", "grid"),
    [
        ("", [_fixed(1000), AUTO, AUTO], [1000, 2500, 2500]),
        (HALF, [_fixed(1000), AUTO, AUTO], [1000, 1000, 1000]),
        (FIXED, [_fixed(600), AUTO, _fixed(400)], [600, 2000, 400]),
        (FIXED, [_fixed(1000), _fixed(1000), _fixed(4000)], [500, 500, 2000]),
        (FIXED, [_fixed(2900), AUTO, AUTO], [2351, 324, 325]),
    ],
)
def test_columns_share_the_width_of_their_table(
    properties: str, cells: list[str], grid: list[int]
) -> None:
    body = _body(properties, 1, cells)
    tidy_tables(body, 6000)
    assert _grid(body) == grid
    assert _widths(body) == [grid]


def test_a_merged_cell_is_as_wide_as_its_columns() -> None:
    merged = [_fixed(1000), AUTO + '<w:gridSpan w:val="2"/>']
    body = _body("", 1, merged, [_fixed(1000), AUTO, AUTO])
    tidy_tables(body, 6000)
    assert _widths(body) == [[1000, 5000], [1000, 2500, 2500]]


def test_a_table_that_needs_nothing_stays_as_it_is() -> None:
    body = _body("", 2, [_fixed(1), _fixed(2)])
    tidy_tables(body, 6000)
    assert (_grid(body), _widths(body)) == ([100, 100], [[1, 2]])


def test_a_cell_that_was_left_empty_has_a_paragraph() -> None:
    body = _body("", 1, [_fixed(6000)], content="")
    tidy_tables(body, 6000)
    assert [child.tag for child in body.find(f".//{qn('w:tc')}")] == [qn("w:tcPr"), qn("w:p")]


def test_properties_of_a_cell_are_in_the_order_of_the_format() -> None:
    given = '<w:vAlign w:val="center"/><w:gridSpan w:val="1"/><w:vMerge/>'
    body = _body("", 1, [given + _fixed(6000)])
    tidy_tables(body, 6000)
    names = [child.tag.partition("}")[2] for child in body.find(f".//{qn('w:tcPr')}")]
    assert names == ["tcW", "gridSpan", "vMerge", "vAlign"]
