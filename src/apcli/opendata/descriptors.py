"""What describes the tables beside them: a Data Package, CSVW, and a dictionary in Japanese."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apcli.opendata.column import OpenColumn, OpenTable, Type, open_table
from apcli.opendata.dictionary import called, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.models import Plan

PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"
DICTIONARY = "dictionary"

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
_XSD = {
    Type.STRING: "string",
    Type.INTEGER: "integer",
    Type.NUMBER: "decimal",
    Type.BOOLEAN: "boolean",
}


def package(tables: Sequence[OpenTable], plan: Plan, format: str, encoding: str) -> bytes:
    """The Data Package (Table Schema of every table) of files in a format."""
    described = {
        "name": "plan",
        "title": plan.title,
        "resources": [_resource(each, format, encoding) for each in tables],
    }
    if plan.site:
        described["homepage"] = plan.site
    if licence := plan.licence:
        given = {"title": licence.name, "path": licence.url}
        described["licenses"] = [{key: value for key, value in given.items() if value}]
    return _json(described)


def csvw(tables: Sequence[OpenTable], plan: Plan) -> bytes:
    """The metadata of the CSV files (W3C CSV on the Web)."""
    licence = plan.licence
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
            **({"dc:license": licence.url or licence.name} if licence else {}),
            "dialect": {"encoding": "utf-8", "header": True},
            "tables": [
                {
                    "url": f"{table.name}.csv",
                    "dc:title": title_of(table),
                    "tableSchema": {
                        "columns": [_csvw_column(table, each) for each in table.columns],
                        "primaryKey": [*table.key],
                        "foreignKeys": [
                            {
                                "columnReference": [*columns],
                                "reference": {
                                    "resource": f"{other}.csv",
                                    "columnReference": [*names],
                                },
                            }
                            for columns, other, names in table.references
                            if _always_there(table, columns)
                        ],
                    },
                }
                for table in tables
            ],
        }
    )


def _always_there(table: OpenTable, names: tuple[str, ...]) -> bool:
    """Every row has these columns: readers of CSVW take a reference for one of every row."""
    required = {column.name for column in table.columns if column.required}
    return required.issuperset(names)


def dictionary(tables: Sequence[OpenTable]) -> OpenTable:
    """Every column with its name, type and meaning in Japanese."""
    rows = [(table, column, *called(table, column)) for table in tables for column in table.columns]
    columns = (
        OpenColumn("table", lambda row: row[0].name, required=True),
        OpenColumn("table_title", lambda row: title_of(row[0])),
        OpenColumn("column", lambda row: row[1].name, required=True),
        OpenColumn("column_title", lambda row: row[2]),
        OpenColumn("type", lambda row: str(row[1].type)),
        OpenColumn("required", lambda row: row[1].required, Type.BOOLEAN),
        OpenColumn("description", lambda row: row[3]),
    )
    return open_table(DICTIONARY, columns, rows, ("table", "column"))


def _resource(table: OpenTable, format: str, encoding: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": table.name,
        "title": title_of(table),
        "path": f"{table.name}.{format}",
        "format": format,
        "mediatype": _MEDIA[format],
        "schema": {
            "fields": [_field(table, each) for each in table.columns],
            "missingValues": [""],
            "primaryKey": [*table.key],
            "foreignKeys": [
                {"fields": [*columns], "reference": {"resource": other, "fields": [*names]}}
                for columns, other, names in table.references
            ],
        },
    }
    if format == "csv":
        described["encoding"] = encoding
    return described


def _field(table: OpenTable, column: OpenColumn) -> dict[str, Any]:
    title, description = called(table, column)
    field: dict[str, Any] = {
        "name": column.name,
        "type": str(column.type),
        "title": title,
        "description": description,
    }
    if column.required:
        field["constraints"] = {"required": True}
    return field


def _csvw_column(table: OpenTable, column: OpenColumn) -> dict[str, Any]:
    title, description = called(table, column)
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": title,
        "dc:description": description,
        "datatype": _XSD[column.type],
        "required": column.required,
    }


def _json(described: dict[str, Any]) -> bytes:
    return f"{json.dumps(described, ensure_ascii=False, indent=2)}\n".encode()
