"""`apcli matrix`."""

from __future__ import annotations

import enum
from gettext import gettext as _
from typing import Annotated

import typer

from apcli.cli.opening import DataOption, open_plan


class Format(enum.StrEnum):
    """How the counts are printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def matrix(
    context: typer.Context,
    *,
    axis: Annotated[
        str | None,
        typer.Option(
            metavar="AXIS", help=_("Only this axis, by its key; else all, and departments.")
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help=_("How the counts are printed."))] = Format.TABLE,
    data: DataOption = None,
) -> int:
    """Count the initiatives of every item and every department by stage."""
    from apcli.cli.console import write_bytes
    from apcli.locale import translator
    from apcli.matrix import count_matrix

    workspace = open_plan(context, data)
    plan = workspace.plan
    counted = count_matrix(workspace.taxonomy, workspace.initiatives, axis)
    match format:
        case Format.JSON:
            from apcli.report.matrix_json import matrix_json

            write_bytes(matrix_json(counted, plan).encode())
        case Format.CSV:
            from apcli.report.matrix_csv import matrix_csv

            write_bytes(matrix_csv(counted, plan, translator(plan.language)))
        case Format.MARKDOWN:
            from apcli.report.matrix_markdown import matrix_markdown

            write_bytes(matrix_markdown(counted, plan, translator(plan.language)).encode())
        case Format.TABLE:
            from apcli.cli.matrix_table import show_matrix

            show_matrix(counted)
    return 0
