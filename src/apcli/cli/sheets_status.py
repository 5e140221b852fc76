"""`apcli sheets status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.answering import (
    AnswerFormat,
    Destination,
    FormatOption,
    OutputOption,
    destination,
    print_answer,
)
from apcli.cli.opening import DataOption, named_day, open_plan
from apcli.cli.spoken import named_year
from apcli.locale import gettext as _
from apcli.sheets.book import Ask

if TYPE_CHECKING:
    from apcli.cli.sheets_import import Opened
    from apcli.sheets.asked import Round


def status(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|DIR]...", help=_("Workbooks that came back.")),
    ] = None,
    *,
    year: Annotated[
        str | None,
        typer.Option(metavar="YEAR", help=_("Fiscal year (2025 or R7). Default: the plan's.")),
    ] = None,
    ask: Annotated[
        Ask | None,
        typer.Option(help=_("What was asked. Default: as the workbooks say.")),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=_("Last day for answers. Default: as they say.")),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("Say who is late on this day."))
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help=_("Print a text for a mail to each that is missing."))
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> int:
    """Say who has answered, in part or not at all, what is missing, and who is late."""
    from apcli.cli.console import write_text
    from apcli.cli.output import stdout_in
    from apcli.cli.sheets_export import check_revision
    from apcli.cli.sheets_import import read_books
    from apcli.sheets.asked import Round
    from apcli.sheets.status import reminder, status_answer, statuses
    from apcli.words import words_in

    to = _destination(format, output, remind=remind)
    workspace = open_plan(context, data)
    opened = read_books(files, workspace) if files else None
    asked = opened.asked if opened else None
    plan = workspace.plan
    wanted = ask, named_year(year) if year else None
    if asked:
        _check_round(asked, *wanted)
    found = Round(
        wanted[0] or (asked.ask if asked else Ask.RESULTS),
        wanted[1] or (asked.fiscal_year if asked else plan.fiscal_year),
        named_day(due) or (asked.due if asked else None),
        asked.contact if asked else None,
    )
    check_revision(workspace, found.fiscal_year, found.ask)
    day = named_day(as_of)
    each = statuses(workspace, found, opened.files if opened else (), day)
    if remind:
        texts = (reminder(one, found, plan, words_in("ja")) for one in each)
        with stdout_in(output, workspace.root):
            write_text("\n".join(filter(None, texts)))
        return _say_uncounted(opened)
    print_answer(
        to,
        lambda words: status_answer(each, found, plan, words, day),
        plan.language,
        workspace.root,
    )
    return _say_uncounted(opened)


def _check_round(asked: Round, ask: Ask | None, year: int | None) -> None:
    """Let workbooks answer only what they asked.

    Raises:
        NotInPlan: they are of another round than the one wanted.
    """
    from apcli.diagnostics import message
    from apcli.era import year_label
    from apcli.errors import NotInPlan

    if ask not in (None, asked.ask):
        text = message("the workbooks were exported with --ask {ask}", ask=asked.ask)
        raise NotInPlan(text, message("omit --ask"))
    if year not in (None, asked.fiscal_year):
        label = year_label(asked.fiscal_year)
        text = message("the workbooks are of another year than --year: {year}", year=label)
        raise NotInPlan(text, message("omit --year"))


def _say_uncounted(opened: Opened | None) -> int:
    """Say which files are not counted or not as they should be; returns the exit code.

    What is wrong with single answers is for the import to say.
    """
    from apcli.cli.console import write_error
    from apcli.cli.opening import FINDINGS
    from apcli.cli.sheets_report import finding_lines, note_line

    if opened is None:
        return 0
    findings = [*opened.findings]
    for file in opened.files:
        findings += (each for each in file.findings if not each.spot.sheet)
    lines = [note_line(each) for each in opened.notes]
    for finding in findings:
        lines += finding_lines(finding)
    if lines:
        write_error("\n".join(lines) + "\n")
    return FINDINGS if findings else 0


def _destination(format: AnswerFormat | None, output: str | None, *, remind: bool) -> Destination:
    """Where the answer goes; the texts of reminders are of no format.

    Raises:
        FormatUnclear: the options contradict each other.
    """
    from apcli.diagnostics import message
    from apcli.errors import FormatUnclear

    to = destination(format, output)
    if remind and (format is not None or to.format is not AnswerFormat.TABLE):
        raise FormatUnclear(
            message("--remind prints texts for mails, which have no other format"),
            message("omit --format, and end the file name in .txt"),
        )
    return to
