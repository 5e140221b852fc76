"""A table as Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from apcli.opendata.column import Type

if TYPE_CHECKING:
    from apcli.opendata.column import OpenTable

DIGITS, DECIMALS = 38, 9
"""Of a number: the exact one of the data, as long as it has no more decimals."""

_TYPES = {
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.decimal128(DIGITS, DECIMALS),
    Type.BOOLEAN: pa.bool_(),
}


def parquet_of(table: OpenTable) -> bytes:
    """The table with the types of its columns; the same bytes for the same data."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    schema = pa.schema(
        [
            pa.field(each.name, _TYPES[each.type], nullable=not each.required)
            for each in table.columns
        ]
    )
    arrays = [
        pa.array(list(cells), type=field.type) for cells, field in zip(columns, schema, strict=True)
    ]
    stream = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=schema), stream)
    return stream.getvalue()
