"""`apcli record`."""

from __future__ import annotations

import dataclasses
import enum
import sys
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.naming import named_indicator
from apcli.cli.opening import FINDINGS, DataOption, findings_text, open_judged, style
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.recording import NewValue
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
    year: Annotated[str, typer.Option(metavar="YEAR", help=_("Fiscal year (2025)."))],
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
    data: DataOption = None,
) -> int:
    """Record a value in its initiative's file and show the resulting figures."""
    from apcli.cli.console import write_error, write_text
    from apcli.diagnostics import Severity
    from apcli.edit import write
    from apcli.models import Kind
    from apcli.models.grammar import parse_year
    from apcli.recording import NewValue, argument, find_indicator, recorded
    from apcli.workspace import initiative_file, with_text

    fiscal_year = argument(parse_year, year)
    before, known = open_judged(context, data)
    key, name = named_indicator(before, indicator)
    name = find_indicator(key, before.initiatives[key], name)
    new = NewValue(key, name, fiscal_year, Kind(kind), value, as_of, note, replace)
    text = recorded(before, new)
    after = with_text(before, key, text)
    found = _new_findings(after, known)
    if any(each.severity is Severity.ERROR for each in found):
        errors = [each for each in found if each.severity is Severity.ERROR]
        _report(after, errors)
        if others := len(found) - len(errors):
            others_too = ngettext("{count} other finding", "{count} other findings", others)
            write_error(others_too.format(count=others) + "\n")
        write_error(_("apcli: nothing was written: the value would introduce errors") + "\n")
        return FINDINGS
    file = initiative_file(key)
    document = before.documents[file]
    old = document.data.decode("utf-8")
    if text != old:
        write(before.root / file, document, text)
    write_text(f"{document.file}\n{''.join(_changed_lines(old, text))}\n")
    _show_meaning(after, new)
    if found:
        write_error("\n")
        _report(after, found)
    return 0


def _new_findings(after: Workspace, known: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that did not exist before."""
    from apcli.lint.baseline import known_findings, without_known
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    folder = after.shown_root
    return without_known(run(after, checkers()), known_findings(known, folder), folder)


def _report(workspace: Workspace, found: Sequence[Diagnostic]) -> None:
    from apcli.cli.console import write_error

    write_error("".join(findings_text(workspace, found, style(sys.stderr))))


def _changed_lines(old: str, new: str) -> Iterator[str]:
    """The removed and added lines, each with its number."""
    from difflib import SequenceMatcher

    from apcli.source.characters import lines

    before, after = lines(old), lines(new)
    if old == new:
        yield _("  unchanged: the value is already there") + "\n"
    for change, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if change != "equal":
            yield from _numbered("-", before, range(start, end))
            yield from _numbered("+", after, range(new_start, new_end))


def _numbered(sign: str, lines: Sequence[str], indexes: Iterable[int]) -> Iterator[str]:
    for index in indexes:
        yield f"{index + 1:>4} {sign} {visible(lines[index])}\n"


def _show_meaning(workspace: Workspace, new: NewValue) -> None:
    """The figures of the indicator for that year, as shown by `progress`."""
    from apcli.answers.rows import rows_answer
    from apcli.cli.console import has_bars, write_text
    from apcli.cli.terminal import show_rows
    from apcli.progress import measure_plan
    from apcli.recording import counts
    from apcli.words import words_here

    plan, taxonomy = workspace.plan, workspace.taxonomy
    initiatives = {new.initiative: workspace.initiatives[new.initiative]}
    report = measure_plan(plan, initiatives, new.fiscal_year)
    rows = tuple(row for row in report.rows if row.about.indicator == new.indicator)
    answer = rows_answer(
        dataclasses.replace(report, rows=rows), plan, taxonomy, words_here(), bars=has_bars()
    )
    show_rows(answer)
    if not counts(rows[0], new):
        write_text("  " + _("The year's figures are based on another value.") + "\n")
