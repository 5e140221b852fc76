"""総務省「統計表における機械判読可能なデータの表記方法の統一ルール」: its fifteen checks.

The names of the tests are the numbers of the checks. What apcli does not decide (texts of the plan
themselves) is checked where it applies.
"""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from apcli.opendata import OpenTable, Type, tables_of
from apcli.opendata.csv_format import csv_of
from apcli.opendata.xlsx_format import xlsx_of
from apcli.workspace import load
from tests.opendata.plans import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def every() -> list[OpenTable]:
    """The tables of every plan."""
    return [table for data in PLANS for table in tables_of(load(data, "data"))]


def parts(table: OpenTable) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(xlsx_of(table))) as package:
        for name in package.namelist():
            yield name, package.read(name).decode()


def cells(table: OpenTable, kind: Type) -> Iterator[object]:
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if column.type is kind and cell is not None:
                yield cell


def test_1_1_the_files_are_csv_or_excel(every: list[OpenTable]) -> None:
    assert csv_of(every[0])[:3] == b"\xef\xbb\xbf"
    assert xlsx_of(every[0])[:2] == b"PK"


def test_1_2_a_cell_has_one_value(every: list[OpenTable]) -> None:
    named = {"key", "name", "sheet", "indicator", "unit", "fiscal_year_ja", "to"}
    for table in every:
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                if column.name in named and isinstance(cell, str):
                    assert "\n" not in cell
                    assert not re.fullmatch(r"[^（）]*[、,][^（）]*", cell) or column.name in (
                        "name",
                        "unit",
                    )


def test_1_3_numbers_are_numbers_without_text(every: list[OpenTable]) -> None:
    for table in every:
        assert all(isinstance(cell, Decimal) for cell in cells(table, Type.NUMBER))
        assert all(isinstance(cell, int) for cell in cells(table, Type.INTEGER))


def test_1_4_no_cells_are_merged(every: list[OpenTable]) -> None:
    for table in every:
        assert all("mergeCell" not in text for _name, text in parts(table))


def test_1_5_nothing_is_laid_out_with_blanks(every: list[OpenTable]) -> None:
    for table in every:
        for cell in cells(table, Type.STRING):
            assert isinstance(cell, str)
            assert cell == cell.strip()
            assert "  " not in cell.replace("\n", "")


def test_1_6_no_name_is_left_out(every: list[OpenTable]) -> None:
    for table in every:
        names = [column.name for column in table.columns]
        assert all(names)
        assert len(set(names)) == len(names)
        assert all(len(row) == len(names) for row in table.rows)


def test_1_7_there_are_no_formulas(every: list[OpenTable]) -> None:
    for table in every:
        assert all("<f>" not in text for _name, text in parts(table))


def test_1_8_there_are_no_objects(every: list[OpenTable]) -> None:
    for table in every:
        assert all("drawing" not in name and "chart" not in name for name, _text in parts(table))


def test_1_9_every_number_has_its_unit(every: list[OpenTable]) -> None:
    for table in every:
        if any(column.type is Type.NUMBER for column in table.columns):
            assert "unit" in {column.name for column in table.columns} | {
                "unit" if table.name == "indicators" else ""
            }


def test_1_10_names_of_columns_have_no_platform_dependent_characters(
    every: list[OpenTable],
) -> None:
    for table in every:
        assert all(column.name.isascii() for column in table.columns)


def test_1_11_years_are_western_with_the_era_beside(every: list[OpenTable]) -> None:
    for table in every:
        names = [column.name for column in table.columns]
        for name in ("fiscal_year", "first_year", "last_year"):
            if name in names and table.name != "plan":
                assert f"{name}_ja" in names
    years = [table for table in every if table.name == "values" and table.rows]
    place = [column.name for column in years[0].columns].index("fiscal_year")
    assert all(1900 < int(str(row[place])) < 2200 for table in years for row in table.rows)


def test_1_12_every_row_names_the_municipality(every: list[OpenTable]) -> None:
    for table in every:
        names = [column.name for column in table.columns]
        assert names[:2] == ["municipality_code", "municipality"]
        assert all(row[1] for row in table.rows)


def test_1_13_missing_numbers_are_empty_and_their_reason_stands_beside(
    every: list[OpenTable],
) -> None:
    for table in every:
        if table.name == "values":
            names = [column.name for column in table.columns]
            assert "missing_reason" in names
        texts = csv_of(table).decode("utf-8-sig").splitlines()[1:]
        numbers = [i for i, column in enumerate(table.columns) if column.type is Type.NUMBER]
        for row in table.rows:
            assert all(row[place] is None or isinstance(row[place], Decimal) for place in numbers)
        assert len(texts) >= len(table.rows)


def test_2_1_a_table_is_in_one_piece(every: list[OpenTable]) -> None:
    for table in every:
        assert all(any(cell is not None for cell in row[2:]) for row in table.rows)


def test_2_2_a_sheet_has_one_table(every: list[OpenTable]) -> None:
    for table in every:
        names = [name for name, _text in parts(table)]
        assert sum(name.startswith("xl/worksheets/sheet") for name in names) == 1
