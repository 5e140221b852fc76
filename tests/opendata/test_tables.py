"""The tables of open data against the plan's own files."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from apcli.answers.csv import guarded
from apcli.opendata import OpenColumn, OpenTable, Type, tables_of
from apcli.opendata.csv_format import csv_of, text_of, unwritable
from apcli.opendata.descriptors import dictionary
from apcli.opendata.dictionary import called, title_of
from apcli.opendata.json_format import json_of
from apcli.opendata.parquet_format import parquet_of
from apcli.opendata.xlsx_format import xlsx_of
from apcli.workspace import load
from tests.opendata.plans import EVERY_PLAN, raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NAMES = [
    *("plan", "goals", "initiatives", "indicators", "targets", "values"),
    *("reviews", "schedule", "costs", "taxonomy", "relations"),
]


def tables(data: Path) -> dict[str, OpenTable]:
    return {table.name: table for table in tables_of(load(data, "data"))}


def rows(table: OpenTable) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def indicators(data: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for folder in ("goals", "initiatives"):
        for key, sheet in raw(data, folder).items():
            for name, indicator in (sheet.get("indicators") or {}).items():
                yield key, name, indicator


@EVERY_PLAN
def test_every_plan_has_the_same_tables(data: Path) -> None:
    assert list(tables(data)) == NAMES


@EVERY_PLAN
def test_every_key_names_one_row_and_every_reference_leads_somewhere(data: Path) -> None:
    found = tables(data)
    for table in found.values():
        keys = [tuple(row[name] for name in table.key) for row in rows(table)]
        assert len(set(keys)) == len(keys), table.name
        assert all(None not in key for key in keys), table.name
        for columns, other, names in table.references:
            known = {tuple(row[name] for name in names) for row in rows(found[other])}
            for row in rows(table):
                place = tuple(row[name] for name in columns)
                assert None in place or place in known, (table.name, place)


@EVERY_PLAN
def test_every_cell_has_the_type_of_its_column(data: Path) -> None:
    kinds = {
        Type.STRING: str,
        Type.INTEGER: int,
        Type.NUMBER: Decimal,
        Type.BOOLEAN: bool,
    }
    for table in tables(data).values():
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is not None or not column.required, (table.name, column.name)
                assert cell is None or type(cell) is kinds[column.type], (table.name, column.name)
                assert cell != "", (table.name, column.name)


@EVERY_PLAN
def test_every_number_of_the_files_is_there_once(data: Path) -> None:
    """What a file says of a year, number for number: read without the program's models."""
    wanted = set()
    for key, name, indicator in indicators(data):
        for year, known in (indicator.get("values") or {}).items():
            if isinstance(known, str):
                continue
            for kind, value in known.items():
                several = value if isinstance(value, list) else [value]
                for place, each in enumerate(several, 1):
                    number = each.get("value") if isinstance(each, dict) else each
                    if number is not None and "-" not in number[1:]:
                        wanted.add((key, name, int(year), kind, place, Decimal(number)))
    shown = {
        (
            *(row["sheet"], row["indicator"], row["fiscal_year"], row["kind"], row["place"]),
            row["value"],
        )
        for row in rows(tables(data)["values"])
        if row["value"] is not None and row["kind"] != "baseline" and row["numerator"] is None
    }
    assert shown == wanted


@EVERY_PLAN
def test_every_target_has_a_row_for_each_of_its_years(data: Path) -> None:
    wanted = set()
    for key, name, indicator in indicators(data):
        for span in indicator.get("targets") or {}:
            first, _, last = span.partition("-")
            wanted |= {(key, name, year) for year in range(int(first), int(last or first) + 1)}
    found = [
        (row["sheet"], row["indicator"], row["fiscal_year"])
        for row in rows(tables(data)["targets"])
    ]
    assert len(found) == len(set(found))
    assert set(found) == wanted


@EVERY_PLAN
def test_a_missing_value_says_why_and_no_number_is_a_sign(data: Path) -> None:
    found = rows(tables(data)["values"])
    content = ("value", "reached", "text")
    for row in found:
        has = any(row[name] is not None for name in content) or row["numerator"] is not None
        assert has is (row["missing_reason"] is None), row
        assert row["missing_reason"] in (None, "未集計", "該当なし", "未公表")
    states = {
        (key, name, int(year)): known
        for key, name, indicator in indicators(data)
        for year, known in (indicator.get("values") or {}).items()
        if isinstance(known, str)
    }
    said = {"pending": "未集計", "not_applicable": "該当なし"}
    for row in found:
        place = (row["sheet"], row["indicator"], row["fiscal_year"])
        if place in states and row["kind"] == "actual":
            assert row["missing_reason"] == said[states[place]]


def made(name: str, cells: list[Any]) -> OpenTable:
    columns = (
        OpenColumn("text", lambda row: row, title="文", description="文"),
        OpenColumn("number", lambda row: row, Type.NUMBER, title="数", description="数"),
    )
    return OpenTable(name, columns, tuple((cell, Decimal("1.50")) for cell in cells), ("text",))


@given(some.lists(some.text(some.characters(exclude_categories=("Cs", "Cc"))), max_size=8))
def test_any_text_comes_back_from_csv_and_json(texts: list[str]) -> None:
    table = made("any", texts)
    read = list(csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"), newline=""), strict=True))
    assert read == [["text", "number"], *([guarded(text), "1.50"] for text in texts)]
    assert [each["text"] for each in json.loads(json_of(table))] == texts


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-5点", "@x", "＝A1", "1\n2", 'a"b', "00123", "1-2"]
)
def test_risky_texts_stay_text(text: str) -> None:
    table = made("risky", [text])
    (row,) = json.loads(json_of(table))
    assert row["text"] == text
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of(table))).get_sheet_by_index(0)
    assert sheet.to_python() == [["text", "number"], [text, 1.5]]
    assert parquet.read_table(pa.BufferReader(parquet_of(table))).to_pylist()[0]["text"] == text


@EVERY_PLAN
def test_all_formats_say_the_same(data: Path) -> None:
    for table in tables(data).values():
        whole = rows(table)
        assert json.loads(json_of(table), parse_float=Decimal) == [
            {
                name: int(cell) if isinstance(cell, Decimal) and "." not in f"{cell:f}" else cell
                for name, cell in row.items()
            }
            for row in whole
        ]
        assert parquet.read_table(pa.BufferReader(parquet_of(table))).to_pylist() == whole
        read = csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"), newline=""), strict=True)
        assert list(read)[1:] == [[text_of(cell) for cell in row] for row in table.rows]


@EVERY_PLAN
def test_the_same_data_give_the_same_bytes(data: Path) -> None:
    for make in (csv_of, json_of, xlsx_of, parquet_of):
        one, other = tables(data), tables(data)
        assert [make(each) for each in one.values()] == [make(each) for each in other.values()]


@EVERY_PLAN
def test_every_column_is_in_the_dictionary(data: Path) -> None:
    found = tables_of(load(data, "data"))
    described = dictionary(found)
    assert len(described.rows) == sum(len(table.columns) for table in found)
    for table in (*found, described):
        assert title_of(table)
        for column in table.columns:
            title, description = called(table, column)
            assert title
            assert description
            assert "{" not in title + description


def test_what_cp932_cannot_write_is_listed_with_its_place() -> None:
    table = made("plan", ["①〜可", "㉑番", "髙﨑は可", "a©b▶"])
    found = [(each.row, each.column, each.character) for each in unwritable(table, "cp932")]
    assert found == [(2, "text", "〜"), (3, "text", "㉑"), (5, "text", "©"), (5, "text", "▶")]
