"""The matrix as CSV for Excel: bare numbers, a line a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.report.excel import ORIGIN, cell, file, origin
from apcli.report.matrix_labels import column_label, table_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apcli.matrix import Matrix, Table
    from apcli.models import Plan

    Gettext = Callable[[str], str]

BEFORE = (*ORIGIN, "分類軸", "区分", "番号", "項目")
AFTER = ("計", "重点取組数")
"""Between them are the plan's stages in order and 記載なし."""


def matrix_csv(matrix: Matrix, plan: Plan, gettext: Gettext) -> bytes:
    """The whole file, a line a row; `gettext` answers in the plan's language, as the heads are."""
    stages = [cell(column_label(column, gettext)) for column in matrix.columns]
    lines = (line for table in matrix.tables for line in _lines(table, matrix, plan, gettext))
    return file([*BEFORE, *stages, *AFTER], lines)


def _lines(table: Table, matrix: Matrix, plan: Plan, gettext: Gettext) -> Iterator[list[str]]:
    for group in table.groups:
        for row in group.rows:
            yield [
                *origin(plan.city, plan.fiscal_year),
                cell(table_label(table, gettext)),
                cell(group.name),
                "" if row.code is None else cell(str(row.code)),
                cell(row.name),
                *map(str, row.counts),
                str(row.total),
                str(matrix.total),
            ]
