"""A table as JSON: an object a row, numbers as they are written."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apcli.opendata.column import Cell, OpenTable


def json_of(table: OpenTable) -> bytes:
    """The rows of the table, each with all columns; null where there is nothing."""
    names = [column.name for column in table.columns]
    rows = (
        "  {"
        + ", ".join(
            f"{json.dumps(name)}: {_value(cell)}" for name, cell in zip(names, row, strict=True)
        )
        + "}"
        for row in table.rows
    )
    inside = ",\n".join(rows)
    return f"[\n{inside}\n]\n".encode() if inside else b"[]\n"


def _value(cell: Cell) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else json.dumps(cell, ensure_ascii=False)
