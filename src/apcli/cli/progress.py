"""`apcli progress`."""

from __future__ import annotations

import enum
from gettext import gettext as _
from typing import Annotated

import typer

from apcli.cli.opening import DataOption, named_day, open_plan


class Format(enum.StrEnum):
    """How the figures are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def progress(  # noqa: PLR0913  as many as the command line has
    context: typer.Context,
    *,
    year: Annotated[
        str | None,
        typer.Option(metavar="YEAR", help=_("The fiscal year, as 2025; else the plan's own.")),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("The day or month on which milestones are looked at.")),
    ] = None,
    department: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=_("Only what this department is in charge of.")),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(metavar="STAGE", help=_("Only what is in this stage.")),
    ] = None,
    axis: Annotated[
        list[str] | None,
        typer.Option(metavar="AXIS:ITEM", help=_("Only what is classified so.")),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(metavar="VERDICT", help=_("Only indicators with this verdict, as missed.")),
    ] = None,
    format: Annotated[Format, typer.Option(help=_("How the figures are printed."))] = Format.TABLE,
    data: DataOption = None,
) -> int:
    """Compute every indicator's progress in one fiscal year."""
    import json

    from apcli.cli.console import write_bytes
    from apcli.locale import translator
    from apcli.progress import measure_plan, report_json, select

    day = named_day(as_of)
    workspace = open_plan(context, data)
    plan, taxonomy = workspace.plan, workspace.taxonomy
    selection = select(
        taxonomy,
        departments=department or (),
        stages=stage or (),
        items=axis or (),
        verdicts=verdict or (),
    )
    fiscal_year = _year(year) or plan.fiscal_year
    report = measure_plan(plan, workspace.initiatives, fiscal_year, day, selection)
    match format:
        case Format.JSON:
            text = json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n"
            write_bytes(text.encode())
        case Format.CSV:
            from apcli.report.progress_csv import progress_csv

            write_bytes(progress_csv(report, plan.city, translator(plan.language)))
        case Format.MARKDOWN:
            from apcli.report.progress_markdown import progress_markdown

            text = progress_markdown(report, plan, taxonomy, translator(plan.language))
            write_bytes(text.encode())
        case Format.TABLE:
            from apcli.cli.progress_table import show_progress

            show_progress(report, taxonomy)
    return 0


def _year(text: str | None) -> int | None:
    from apcli.diagnostics import message
    from apcli.era import guess_year
    from apcli.errors import NotInPlan

    if text is None or (len(text) == 4 and text.isascii() and text.isdecimal()):
        return int(text) if text else None
    guess = guess_year(text)
    mend = message("write {guess}", guess=guess) if guess else message("write it as 2025")
    raise NotInPlan(message("'{value}' is not a fiscal year", value=text), mend)
