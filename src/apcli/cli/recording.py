"""Carrying out what `record` is asked for: judged, written and shown, or refused."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, NamedTuple

from apcli.cli.changes import changed_lines, show_changes
from apcli.cli.console import write_error, write_text
from apcli.cli.opening import FINDINGS, findings_text, style
from apcli.diagnostics import Doubt, Severity, message
from apcli.edit import check_writable, write_all
from apcli.errors import ApcliError, NotRecorded
from apcli.locale import gettext as _
from apcli.locale import ngettext
from apcli.recording import NewState, NewValue, counts, doubts_about, recorded_each

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.editions.results import Compared
    from apcli.recording import Recorded, Request
    from apcli.workspace import Workspace

    Numbered = Sequence[tuple[int, Request]]
    Refusals = Sequence[tuple[int, ApcliError]]

REFUSED = 2


class How(NamedTuple):
    """How it is recorded: whether it replaces, is asked about, and is written."""

    replace: bool
    force: bool
    dry_run: bool


class Opened(NamedTuple):
    """The plan to be changed, its findings, and what the plan compares in a fiscal year."""

    before: Workspace
    known: Sequence[Diagnostic]
    compared: Callable[[Workspace, int], Compared]


def record_requests(opened: Opened, requests: Sequence[Request], how: How) -> int:
    """Record what is asked for in one command line; returns the exit code.

    Raises:
        NotInPlan, NotRecorded: one of the requests cannot be recorded.
        EditionUnavailable: the edition that a value is compared with cannot be read.
    """
    before, known, _compared = opened
    done = recorded_each(before, requests)
    judged = _judged(done.workspace)
    refused = _refused(done, judged, requests, force=how.force)
    if refused:
        raise refused[0][1]
    found = _new(judged, known, done.workspace)
    if _has_errors(done.workspace, found):
        return FINDINGS
    shown = [
        (each, opened.compared(done.workspace, each.fiscal_year))
        for each in requests
        if isinstance(each, NewValue | NewState)
    ]
    _write(before, done.texts, dry_run=how.dry_run)
    names = dict.fromkeys(before.file_of(each.initiative) for each in requests)
    for name in names:
        document = before.documents[name]
        old = document.data.decode("utf-8")
        lines = "".join(changed_lines(old, done.texts.get(name, old)))
        write_text(f"{document.file}\n{lines}\n")
    for request, compared in shown:
        _show_meaning(done.workspace, request, compared)
    if found:
        write_error("\n")
        _report(done.workspace, found)
    return 0


def record_rows(opened: Opened, rows: Numbered, wrong: Refusals, how: How) -> int:
    """Record the rows of a table, all or none; returns the exit code.

    `wrong` are the rows that are no request. What is wrong with every row is printed.
    """
    before, known, _compared = opened
    requests = [request for _row, request in rows]
    done = recorded_each(before, requests)
    judged = _judged(done.workspace)
    refused = [*wrong]
    refused += [
        (rows[place][0], error)
        for place, error in _refused(done, judged, requests, force=how.force)
    ]
    again = recorded_each(done.workspace, requests)
    refused += [
        (rows[place][0], NotRecorded(message("another row says otherwise")))
        for place in sorted(again.changed - done.refused.keys())
    ]
    if refused:
        return _say_what_is_wrong(refused)
    found = _new(judged, known, done.workspace)
    if _has_errors(done.workspace, found):
        return FINDINGS
    _write(before, done.texts, dry_run=how.dry_run)
    show_changes(before, done.texts)
    count = len({rows[place][0] for place in done.changed})
    said = ngettext("{count} row recorded", "{count} rows recorded", count)
    write_text(said.format(count=count) + "\n")
    if found:
        write_error("\n")
        _report(done.workspace, found)
    return 0


def _refused(
    done: Recorded, judged: Sequence[Diagnostic], requests: Sequence[Request], *, force: bool
) -> list[tuple[int, ApcliError]]:
    """What cannot be recorded, and what changes something that a rule speaks against."""
    refused = dict(done.refused)
    for place in done.changed:
        error = _doubt(doubts_about(judged, done.workspace, requests[place]), force=force)
        if error is not None:
            refused[place] = error
    return sorted(refused.items())


def _doubt(about: Sequence[Diagnostic], *, force: bool) -> NotRecorded | None:
    """What cannot be true is always refused, what nobody would believe unless by `force`."""
    for each in about:
        if each.doubt is Doubt.IMPOSSIBLE:
            return NotRecorded(each.message, each.help)
    if not about or force:
        return None
    help = message("{help}; to record it anyway, use --force", help=about[0].help)
    return NotRecorded(about[0].message, help)


def _say_what_is_wrong(refused: Refusals) -> int:
    from apcli.text.width import visible

    for row, error in sorted(refused, key=lambda each: each[0]):
        sentence = _("row {row}: {sentence}").format(row=row, sentence=error.message.translated(_))
        write_error(f"apcli: {visible(sentence)}\n")
        if error.help is not None:
            write_error(f"  = {_('help')}: {visible(error.help.translated(_))}\n")
    write_error(_("apcli: nothing was written") + "\n")
    return REFUSED


def _judged(after: Workspace) -> list[Diagnostic]:
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run

    return run(after, checkers())


def _new(
    judged: Sequence[Diagnostic], known: Sequence[Diagnostic], after: Workspace
) -> list[Diagnostic]:
    """The findings that did not exist before."""
    from apcli.lint.baseline import known_findings, without_known

    folder = after.shown_root
    return without_known(judged, known_findings(known, folder), folder)


def _has_errors(after: Workspace, found: Sequence[Diagnostic]) -> bool:
    """There are errors among the new findings; they are printed."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    if not errors:
        return False
    _report(after, errors)
    if others := len(found) - len(errors):
        others_too = ngettext("{count} other finding", "{count} other findings", others)
        write_error(others_too.format(count=others) + "\n")
    write_error(_("apcli: nothing was written: the value would introduce errors") + "\n")
    return True


def _write(before: Workspace, texts: Mapping[str, str], *, dry_run: bool) -> None:
    if dry_run:
        for name in texts:
            check_writable(before.root / name, before.documents[name])
    else:
        write_all(before.root, before.documents, texts)


def _report(workspace: Workspace, found: Sequence[Diagnostic]) -> None:
    write_error("".join(findings_text(workspace, found, style(sys.stderr))))


def _show_meaning(workspace: Workspace, new: NewValue | NewState, compared: Compared) -> None:
    """The figures of the indicator for that year, against its edition as `progress` has them."""
    from apcli.answers.compared import edition_notes, not_measured
    from apcli.answers.rows import rows_answer
    from apcli.cli.console import has_bars
    from apcli.cli.terminal import show_rows
    from apcli.editions.present_terms import in_present_terms
    from apcli.progress import measure_plan
    from apcli.words import words_here

    plan, taxonomy, words = workspace.plan, workspace.taxonomy, words_here()
    (year,) = in_present_terms({new.fiscal_year: compared}, workspace).years
    sheets = {key: each for key, each in year.plan.sheets.items() if key == new.initiative}
    report = measure_plan(year.plan.plan, sheets, new.fiscal_year)
    rows = tuple(row for row in report.rows if row.about.indicator == new.indicator)
    if not rows:  # it has ended, or that edition did not have it: nothing is computed
        if not compared.of_present_plan:
            write_text(f"{words.say(not_measured(compared, new.fiscal_year, new.indicator))}\n")
        return
    answer = rows_answer(
        dataclasses.replace(report, rows=rows), plan, taxonomy, words, bars=has_bars()
    )
    show_rows(answer)
    for note in edition_notes({new.fiscal_year: compared}, words):
        write_text(f"  {note.text}\n")
    if isinstance(new, NewValue) and not counts(rows[0], new):
        write_text("  " + _("The year's figures are based on another value.") + "\n")
