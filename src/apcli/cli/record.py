"""`apcli record`."""

from __future__ import annotations

import dataclasses
import enum
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.changes import changed_lines
from apcli.cli.naming import named_indicator
from apcli.cli.opening import (
    FINDINGS,
    DataOption,
    findings_text,
    named_day,
    open_judged,
    style,
)
from apcli.cli.spoken import named_year
from apcli.locale import gettext as _
from apcli.locale import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apcli.diagnostics import Diagnostic
    from apcli.recording import NewValue
    from apcli.source import Document
    from apcli.workspace import Workspace


class KindOfValue(enum.StrEnum):
    """The kinds of a value, as the data format names them."""

    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    INTERIM = "interim"
    FORECAST = "forecast"


def record(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="KEY[/INDICATOR]",
            help=_("Key or number of the initiative; add the indicator's key if it has several."),
        ),
    ],
    *,
    year: Annotated[str, typer.Option(metavar="YEAR", help=_("Fiscal year (2025 or R7)."))],
    kind: Annotated[KindOfValue, typer.Option(help=_("Kind of value."))],
    value: Annotated[
        str, typer.Option(metavar="VALUE", help=_("Number, or the date a milestone was reached."))
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Date the value was measured (2025-09-30 or 2025-09).")
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help=_("Note on the value."))] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=_("Replace an existing value."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Record a value even if it looks wrong."))
    ] = False,
    today: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Refuse values that cannot be known on this day (2026-05-29).")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the change, but write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Record a value in its initiative's file and show the resulting figures."""
    from apcli.cli.console import write_error, write_text
    from apcli.diagnostics import Severity
    from apcli.models import Kind
    from apcli.recording import NewValue, find_indicator, recorded
    from apcli.workspace import with_text

    fiscal_year, day = named_year(year), named_day(today)
    before, known = open_judged(context, data, day, changes=True)
    key, name = named_indicator(before, indicator)
    name = find_indicator(key, before.sheets[key], name)
    new = NewValue(key, name, fiscal_year, Kind(kind), value, as_of, note, replace)
    file = before.file_of(key)
    document, text = before.documents[file], recorded(before, new)
    old = document.data.decode("utf-8")
    after = with_text(before, key, text)
    judged = _judged(after)
    if text != old:
        _refuse_doubtful(judged, after, new, force=force)
    found = _without_known(judged, known, after.shown_root)
    if any(each.severity is Severity.ERROR for each in found):
        errors = [each for each in found if each.severity is Severity.ERROR]
        _report(after, errors)
        if others := len(found) - len(errors):
            others_too = ngettext("{count} other finding", "{count} other findings", others)
            write_error(others_too.format(count=others) + "\n")
        write_error(_("apcli: nothing was written: the value would introduce errors") + "\n")
        return FINDINGS
    if text != old:
        _write(before.root / file, document, text, dry_run=dry_run)
    write_text(f"{document.file}\n{''.join(changed_lines(old, text))}\n")
    _show_meaning(after, new)
    if found:
        write_error("\n")
        _report(after, found)
    return 0


def _write(path: Path, document: Document, text: str, *, dry_run: bool) -> None:
    from apcli.edit import check_writable, write

    if dry_run:
        check_writable(path, document)
    else:
        write(path, document, text)


def _judged(after: Workspace) -> list[Diagnostic]:
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    return run(after, checkers())


def _without_known(
    judged: Sequence[Diagnostic], known: Sequence[Diagnostic], folder: str
) -> list[Diagnostic]:
    """The findings that did not exist before."""
    from apcli.lint.baseline import known_findings, without_known

    return without_known(judged, known_findings(known, folder), folder)


def _refuse_doubtful(
    judged: Sequence[Diagnostic], after: Workspace, new: NewValue, *, force: bool
) -> None:
    """Let only pass what nothing is said against, or with `force` what only looks wrong.

    Raises:
        NotRecorded: the value cannot be true, or nobody would believe it.
    """
    from apcli.diagnostics import Doubt, message
    from apcli.errors import NotRecorded
    from apcli.recording import doubts_about

    about = doubts_about(judged, after, new)
    for each in about:
        if each.doubt is Doubt.IMPOSSIBLE:
            raise NotRecorded(each.message, each.help)
    for each in about:
        if not force:
            help = message("{help}; to record it anyway, use --force", help=each.help)
            raise NotRecorded(each.message, help)


def _report(workspace: Workspace, found: Sequence[Diagnostic]) -> None:
    from apcli.cli.console import write_error

    write_error("".join(findings_text(workspace, found, style(sys.stderr))))


def _show_meaning(workspace: Workspace, new: NewValue) -> None:
    """The figures of the indicator for that year, as shown by `progress`."""
    from apcli.answers.rows import rows_answer
    from apcli.cli.console import has_bars, write_text
    from apcli.cli.terminal import show_rows
    from apcli.progress import measure_plan
    from apcli.recording import counts
    from apcli.words import words_here

    plan, taxonomy = workspace.plan, workspace.taxonomy
    initiatives = {new.initiative: workspace.sheets[new.initiative]}
    report = measure_plan(plan, initiatives, new.fiscal_year)
    rows = tuple(row for row in report.rows if row.about.indicator == new.indicator)
    if not rows:  # it has ended: nothing is computed from the value
        return
    answer = rows_answer(
        dataclasses.replace(report, rows=rows), plan, taxonomy, words_here(), bars=has_bars()
    )
    show_rows(answer)
    if not counts(rows[0], new):
        write_text("  " + _("The year's figures are based on another value.") + "\n")
