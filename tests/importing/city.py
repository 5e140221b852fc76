"""An invented city's thirty initiatives, and the spreadsheets that it might keep them in."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Rows = list[list[Any]]
Merges = list[tuple[int, int, int, int]]

TITLE = "みほん市 令和7年度 デジタル化実施計画"
DEPARTMENTS = ("情報推進課", "市民課", "幼児教育・保育課", "健康課")


@dataclass(frozen=True)
class Indicator:
    """What a sheet says about an indicator, and what it means."""

    name: str
    unit: str
    aggregation: str
    baseline: int
    targets: tuple[int, int, int]


@dataclass(frozen=True)
class Initiative:
    """What the city says about an initiative."""

    number: int
    title: str
    departments: tuple[str, ...]
    overview: str
    actions: str
    indicators: tuple[Indicator, ...]
    budget: int
    schedule: tuple[str, str, str]
    notes: str


def _initiative(number: int) -> Initiative:
    departments = (
        (DEPARTMENTS[number % 4], "関係各課") if number % 5 == 0 else (DEPARTMENTS[number % 4],)
    )
    kinds = (
        ("件数（累計）", "件", "cumulative"),
        ("参加人数（単年度）", "人", "annual"),
        ("利用率（時点）", "％", "point_in_time"),
    )
    indicators = tuple(
        Indicator(
            f"取組{number}の{name}",
            unit,
            aggregation,
            10 + number,
            (20 + number, 25 + number, 30 + number),
        )
        for name, unit, aggregation in (
            kinds[(number + place) % 3] for place in range(1 + (number % 3 == 0))
        )
    )
    return Initiative(
        number,
        f"第{number}の取組の推進",
        departments,
        f"取組{number}で市民の手続を見直します。",
        f"申請{number}を見直します。\n様式{number}をそろえます。",
        indicators,
        1000 * number,
        ("調査", "導入", "運用"),
        f"取組{number}の注記です。" if number % 4 == 0 else "－",
    )


INITIATIVES = tuple(_initiative(number) for number in range(1, 31))

HEAD = [
    "No.", "重点取組", "担当課", "事業概要", "取組内容", "KPI", "単位", "基準値（R5）",
    "目標値 R7", "令和8年度目標", "目標値（令和９年度）", "R7予算額（千円）", "備考",
]  # fmt: skip


def one_row_each(initiatives: Sequence[Initiative] = INITIATIVES) -> Rows:
    """A table with a row for every indicator; only the first of an initiative says the rest."""
    rows: Rows = [[TITLE], [], HEAD]
    for each in initiatives:
        for place, indicator in enumerate(each.indicators):
            first: list[Any] = [
                each.number, each.title, "\n".join(each.departments), each.overview, each.actions
            ]  # fmt: skip
            last: list[Any] = [f"{each.budget:,}", each.notes]
            rows.append(
                [
                    *(first if place == 0 else [""] * 5),
                    indicator.name,
                    indicator.unit,
                    f"{indicator.baseline}{indicator.unit}",
                    *indicator.targets,
                    *(last if place == 0 else ["", ""]),
                ]
            )
    return rows


def two_row_head(initiatives: Sequence[Initiative] = INITIATIVES) -> tuple[Rows, Merges]:
    """A table with a head of two rows and merged cells, and the years of a schedule."""
    rows: Rows = [
        [TITLE],
        ["（単位：千円）"],
        [
            "番号", "取組", "", "所管課", "成果指標", "", "", "目標値", "", "", "スケジュール",
            "", "", "R7予算", "摘要",
        ],
        [
            "", "名称", "概要", "", "指標名", "単位", "現状値（令和5年度）", "R7", "R8", "R9", "R7",
            "R8", "R9", "", "",
        ],
    ]  # fmt: skip
    merges: Merges = [(0, 0, 0, 14), (2, 1, 2, 2), (2, 4, 2, 6), (2, 7, 2, 9), (2, 10, 2, 12)]
    merges += [(2, column, 3, column) for column in (0, 3, 13, 14)]
    for each in initiatives:
        top = len(rows)
        for place, indicator in enumerate(each.indicators):
            values = [indicator.name, indicator.unit, indicator.baseline, *indicator.targets]
            if place == 0:
                start: list[Any] = [
                    each.number,
                    each.title,
                    each.overview,
                    "、".join(each.departments),
                ]
                rows.append([*start, *values, *each.schedule, each.budget, each.notes])
            else:
                rows.append(["", "", "", "", *values, "", "", "", "", ""])
        if len(each.indicators) > 1:
            merges += [
                (top, column, len(rows) - 1, column) for column in (0, 1, 2, 3, 10, 11, 12, 13, 14)
            ]
    return rows, merges


def form(each: Initiative) -> tuple[Rows, Merges]:
    """A sheet of one initiative: labels beside and above their values, and a table."""
    rows: Rows = [
        [f"個票 {each.number}"],
        ["番号", each.number, "取組名", each.title, "", ""],
        ["担当課", "、".join(each.departments), "", "", "", ""],
        ["事業概要"],
        [each.overview],
        ["取組内容", *each.actions.split("\n")[:1]],
        ["", each.actions.split("\n")[1]],
        [],
        ["成果指標", "単位", "基準値(R5)", "目標値", "", ""],
        ["", "", "", "R7", "R8", "R9"],
    ]
    merges: Merges = [
        (0, 0, 0, 5), (1, 3, 1, 5), (2, 1, 2, 5), (3, 0, 3, 5), (4, 0, 4, 5), (5, 0, 6, 0),
        (8, 3, 8, 5), *((8, column, 9, column) for column in range(3)),
    ]  # fmt: skip
    rows += [
        [
            indicator.name,
            indicator.unit,
            f"{indicator.baseline}{indicator.unit}",
            *indicator.targets,
        ]
        for indicator in each.indicators
    ]
    rows += [[], ["", "R7", "R8", "R9"], ["スケジュール", *each.schedule], []]
    rows += [["令和7年度予算（千円）", f"{each.budget:,}", "備考", each.notes]]
    return rows, merges


def csv_file(rows: Rows, encoding: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_file(path: Path, sheets: dict[str, tuple[Rows, Merges]]) -> Path:
    """A workbook with these sheets."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for name, (rows, merges) in sheets.items():
            sheet = book.add_worksheet(name)
            for top, left, bottom, right in merges:
                sheet.merge_range(top, left, bottom, right, "")
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if value != "":
                        sheet.write(row, column, value)
    return path


def ods_file(path: Path, sheets: dict[str, tuple[Rows, Merges]]) -> Path:
    """An OpenDocument spreadsheet with these sheets."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    for name, (rows, merges) in sheets.items():
        table = Table(name=name)
        spans = {
            (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merges
        }
        covered = {
            (row, column)
            for top, left, bottom, right in merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        } - spans.keys()
        width = max(map(len, rows))
        for row, values in enumerate(rows):
            line = TableRow()
            for column in range(width):
                value = values[column] if column < len(values) else ""
                if (row, column) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                down, right = spans.get((row, column), (1, 1))
                given: dict[str, Any] = {"numberrowsspanned": down, "numbercolumnsspanned": right}
                if isinstance(value, int):
                    given |= {"valuetype": "float", "value": value}
                elif value:
                    given |= {"valuetype": "string"}
                cell = TableCell(**given)
                for text in str(value).split("\n") if value != "" else ():
                    cell.addElement(P(text=text))
                line.addElement(cell)
            table.addElement(line)
        blank = TableRow(numberrowsrepeated=1_000_000)
        blank.addElement(TableCell(numbercolumnsrepeated=16_000))
        table.addElement(blank)
        document.spreadsheet.addElement(table)
    document.save(path)
    return path


def docx_file(path: Path, tables: Sequence[tuple[Rows, Merges]]) -> Path:
    """A Word file with these tables, and a line before each."""
    from docx import Document

    document = Document()
    for rows, merges in tables:
        document.add_paragraph("次の表のとおりです。")
        width = max(map(len, rows))
        table = document.add_table(len(rows), width)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value != "":
                    table.cell(row, column).text = str(value)
        for top, left, bottom, right in merges:
            table.cell(top, left).merge(table.cell(bottom, right))
    document.save(str(path))
    return path
