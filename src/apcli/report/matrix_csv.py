"""The matrix as CSV for Excel: UTF-8 with BOM, CRLF, one value a cell, bare numbers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from apcli.era import year_label
from apcli.report.excel import cell
from apcli.report.matrix_labels import column_label, table_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.matrix import Matrix, Table
    from apcli.models import Plan

    Gettext = Callable[[str], str]

BEFORE = ("団体コード", "団体名", "年度", "年度（和暦）", "分類軸", "区分", "番号", "項目")
AFTER = ("計", "重点取組数")
"""Between them are the plan's stages in order and 記載なし."""


def matrix_csv(matrix: Matrix, plan: Plan, gettext: Gettext) -> bytes:
    """The whole file, a line a row; `gettext` answers in the plan's language, as the heads are."""
    stream = io.StringIO()
    writer = csv.writer(stream)  # its line end is CRLF
    stages = [cell(column_label(column, gettext)) for column in matrix.columns]
    writer.writerow([*BEFORE, *stages, *AFTER])
    for table in matrix.tables:
        writer.writerows(_lines(table, matrix, plan, gettext))
    return stream.getvalue().encode("utf-8-sig")


def _lines(table: Table, matrix: Matrix, plan: Plan, gettext: Gettext) -> Iterator[list[str]]:
    for group in table.groups:
        for row in group.rows:
            yield [
                cell(plan.city.code),
                cell(plan.city.name),
                str(plan.fiscal_year),
                year_label(plan.fiscal_year),
                cell(table_label(table, gettext)),
                cell(group.name),
                "" if row.code is None else cell(str(row.code)),
                cell(row.name),
                *map(str, row.counts),
                str(row.total),
                str(matrix.total),
            ]
