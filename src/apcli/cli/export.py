"""`apcli export`."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, find_plan, judged_plan
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.opendata.column import OpenTable
    from apcli.workspace import Workspace

_MOST_LISTED = 50


class ExportFormat(enum.StrEnum):
    """The formats of open data."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    PARQUET = "parquet"


class Encoding(enum.StrEnum):
    """The encodings of CSV."""

    UTF_8 = "utf-8"
    CP932 = "cp932"


def export(
    context: typer.Context,
    *,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DIR", help=_("Folder for the tables.")),
    ],
    format: Annotated[
        ExportFormat, typer.Option(help=_("Format of the tables."))
    ] = ExportFormat.CSV,
    encoding: Annotated[
        Encoding,
        typer.Option(
            help=_("Encoding of CSV. What it cannot write is listed, and nothing written.")
        ),
    ] = Encoding.UTF_8,
    data: DataOption = None,
) -> int:
    """Write the plan as open data: tidy tables that programs join."""
    from apcli.cli.output import write_tables
    from apcli.opendata import tables_of

    if not output:
        raise typer.BadParameter(_("the folder name is empty"), param_hint="--output")
    if encoding is not Encoding.UTF_8 and format is not ExportFormat.CSV:
        raise typer.BadParameter(_("requires --format csv"), param_hint="--encoding")
    place = find_plan(context, data)
    workspace, _found = judged_plan(place)
    tables = tables_of(workspace)
    check_encoding(tables, encoding)
    files = files_of(workspace, tables, format, encoding)
    write_tables(Path(output), files, plan_data=workspace.root)
    return 0


def files_of(
    workspace: Workspace,
    tables: tuple[OpenTable, ...],
    format: ExportFormat,
    encoding: Encoding = Encoding.UTF_8,
) -> Mapping[str, bytes]:
    """The tables by their files, with what describes them; only what is needed is imported.

    Raises:
        ExtraMissing: a library is not installed.
    """
    from apcli.opendata.descriptors import CSVW, PACKAGE, csvw, dictionary, package

    every = (*tables, dictionary(tables))
    found = {
        f"{table.name}.{format}": made
        for table, made in zip(every, _made(every, format, encoding), strict=True)
    }
    found[PACKAGE] = package(tables, workspace.plan, format, encoding)
    if format is ExportFormat.CSV and encoding is Encoding.UTF_8:
        found[CSVW] = csvw(tables, workspace.plan)
    return found


def _made(tables: tuple[OpenTable, ...], format: ExportFormat, encoding: Encoding) -> list[bytes]:
    from apcli.cli.extras import extra

    match format:
        case ExportFormat.CSV:
            from apcli.opendata.csv_format import csv_of

            return [csv_of(table, encoding) for table in tables]
        case ExportFormat.JSON:
            from apcli.opendata.json_format import json_of

            return [json_of(table) for table in tables]
        case ExportFormat.XLSX:
            with extra("xlsx", "XLSX"):
                from apcli.opendata.xlsx_format import xlsx_of
            return [xlsx_of(table) for table in tables]
        case ExportFormat.PARQUET:
            with extra("parquet", "Parquet"):
                from apcli.opendata.parquet_format import parquet_of
            return [parquet_of(table) for table in tables]


def check_encoding(tables: tuple[OpenTable, ...], encoding: Encoding) -> None:
    """Refuse an encoding that lacks characters of the plan, and list them.

    Raises:
        OutputUnwritable: it does.
    """
    from itertools import islice

    from apcli.cli.console import write_error
    from apcli.diagnostics import message
    from apcli.errors import OutputUnwritable
    from apcli.opendata.csv_format import unwritable
    from apcli.opendata.descriptors import dictionary
    from apcli.text.width import visible

    if encoding is Encoding.UTF_8:
        return
    every = (*tables, dictionary(tables))
    found = [each for table in every for each in unwritable(table, encoding)]
    if not found:
        return
    for each in islice(found, _MOST_LISTED):
        line = _("{table}.csv, row {row}, column {column}: {character} (U+{code})").format(
            table=each.table,
            row=each.row,
            column=each.column,
            character=visible(each.character),
            code=f"{ord(each.character):04X}",
        )
        write_error(line + "\n")
    raise OutputUnwritable(
        message(
            "{count} characters cannot be written in {encoding}",
            count=len(found),
            encoding=encoding,
        ),
        message("leave out --encoding: UTF-8 has every character, and Excel reads it"),
    )
