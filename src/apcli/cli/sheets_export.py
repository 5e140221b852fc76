"""`apcli sheets export`."""

from __future__ import annotations

import enum
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, named_day, open_plan
from apcli.cli.spoken import named_year
from apcli.locale import gettext as _
from apcli.sheets.book import Ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.sheets.book import Book
    from apcli.workspace import Workspace

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_MOST_BYTES = 200
"""Of 255 that most systems take: the suffix, a number and what is added meanwhile need some."""

_FULL_WIDTH = str.maketrans('\\/:*?"<>|', "￥／：＊？”＜＞｜")


class BookFormat(enum.StrEnum):
    """The format of a workbook."""

    XLSX = "xlsx"
    CSV = "csv"


def export(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    *,
    year: Annotated[str, typer.Option(metavar="YEAR", help=_("Fiscal year (2025 or R7)."))],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="DIR", help=_("Folder of the workbooks, made new.")),
    ],
    ask: Annotated[
        Ask, typer.Option(help=_("What is asked: results, forecasts, or a draft's revision."))
    ] = Ask.RESULTS,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("Last day for answers (2026-05-15)."))
    ] = None,
    contact: Annotated[
        str | None, typer.Option(metavar="TEXT", help=_("Whom departments ask."))
    ] = None,
    format: Annotated[BookFormat, typer.Option(help=_("Output format."))] = BookFormat.XLSX,
    data: DataOption = None,
) -> int:
    """Write a workbook for each department, and one for the office with everything."""
    from apcli.cli.console import write_text
    from apcli.cli.output import write_new_files
    from apcli.progress import check_year
    from apcli.sheets.asked import Round, books

    workspace, fiscal_year = open_plan(context, data), named_year(year)
    check_year(workspace.plan, fiscal_year)
    check_revision(workspace, fiscal_year, ask)
    asked = Round(ask, fiscal_year, named_day(due), contact)
    files = _files(books(workspace, asked), format)
    write_new_files(Path(output), files, plan_data=workspace.root)
    write_text("".join(f"{Path(output) / name}\n" for name in files))
    return 0


def check_revision(workspace: Workspace, fiscal_year: int, ask: Ask) -> None:
    """Let a revision be asked for a draft of its year only.

    Raises:
        NotInPlan: the plan is published, or another year's.
    """
    from apcli.diagnostics import message
    from apcli.errors import NotInPlan
    from apcli.models.plan import Status

    plan = workspace.plan
    if ask is not Ask.REVISION:
        return
    if plan.fiscal_year == fiscal_year and plan.status is Status.DRAFT:
        return
    help = message("run: apcli rollover --to {year}", year=max(fiscal_year, plan.fiscal_year + 1))
    if plan.status is Status.DRAFT:
        help = message("the draft is of {year}", year=plan.fiscal_year)
    raise NotInPlan(
        message(
            "a revision is asked for a draft, and the plan is no draft of {year}", year=fiscal_year
        ),
        help,
    )


def _files(books: tuple[Book, ...], format: BookFormat) -> Mapping[str, bytes]:
    """The workbooks by their names."""
    from apcli.cli.extras import extra
    from apcli.cli.source_date import source_date
    from apcli.words import words_in

    words = words_in("ja")
    found: dict[str, bytes] = {}
    for book in books:
        name = file_name(book.department or words("all_departments"), found)
        if format is BookFormat.CSV:
            from apcli.sheets.csv_writer import write_csv

            found[f"{name}.csv"] = write_csv(book)
            continue
        with extra("xlsx", "XLSX"):
            from apcli.sheets.xlsx_writer import write_xlsx
        found[f"{name}.xlsx"] = write_xlsx(book, created=source_date())
    return found


def file_name(department: str, taken: Mapping[str, object]) -> str:
    """The name of a department's file on every system, without a suffix."""
    from apcli.workspace import is_reserved

    plain = _NO_FILE_NAME.sub("", department.translate(_FULL_WIDTH)).strip(" .")[:80] or "_"
    if is_reserved(plain.partition(".")[0].strip().lower()):
        plain = f"_{plain}"  # Windows has no file CON, nor one that begins with CON and a dot
    plain = plain.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .")
    known = {Path(each).stem.casefold() for each in taken}
    name, number = plain, 2
    while name.casefold() in known:
        name, number = f"{plain} ({number})", number + 1
    return name
