"""The matrix as JSON, version 1: the same in every language, counts as integers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apcli.matrix import Counts, Group, Matrix, Row, Table
    from apcli.models import Plan

VERSION = 1


def matrix_json(matrix: Matrix, plan: Plan) -> str:
    """The counts of every row by the keys of stages, with a line end; what is not given is null."""
    departments = matrix.departments
    report = {
        "version": VERSION,
        "fiscal_year": plan.fiscal_year,
        "initiatives": _counts(matrix.counts, matrix),
        "stages": [
            {"key": column.key, "name": column.name}
            for column in matrix.columns
            if column.key is not None
        ],
        "axes": [
            {
                "key": table.key,
                "name": table.name,
                "rows": [_item(row, group, matrix) for group in table.groups for row in group.rows],
                **_rest(table, matrix),
            }
            for table in matrix.axes
        ],
        "departments": departments
        and {
            "rows": [_department(row, matrix) for row in departments.rows],
            **_rest(departments, matrix),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _item(row: Row, group: Group, matrix: Matrix) -> dict[str, Any]:
    return {
        "item": row.key,
        "code": row.code,
        "name": row.name,
        "group": group.key,
        "group_name": group.name,
        **_counts(row.counts, matrix),
    }


def _department(row: Row, matrix: Matrix) -> dict[str, Any]:
    return {"name": row.name, "marker": row.marker, **_counts(row.counts, matrix)}


def _rest(table: Table, matrix: Matrix) -> dict[str, Any]:
    return {
        "unclassified": _counts(table.unclassified, matrix),
        "unserved": [row.key for row in table.unserved],
    }


def _counts(counts: Counts, matrix: Matrix) -> dict[str, Any]:
    by_column = dict(zip((column.key for column in matrix.columns), counts, strict=True))
    return {
        "total": sum(counts),
        "stages": {key: count for key, count in by_column.items() if key is not None},
        "not_stated": by_column[None],
    }
