"""`apcli rollover`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.changes import show_changes
from apcli.cli.opening import (
    FINDINGS,
    DataOption,
    find_plan,
    findings_text,
    here,
    judged_plan,
    load_plan,
    style,
)
from apcli.cli.spoken import named_year
from apcli.locale import gettext as _
from apcli.locale import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.edit import Rollover
    from apcli.editions.place import Place
    from apcli.workspace import Workspace


def rollover(
    context: typer.Context,
    *,
    to: Annotated[
        str, typer.Option(metavar="YEAR", help=_("Fiscal year of the new plan (2026 or R8)."))
    ],
    previous: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION|DIR",
            help=_(
                "The edition before. Default: the newest tag with this year's plan, else the last "
                "commit."
            ),
        ),
    ] = None,
    rebase: Annotated[
        bool, typer.Option("--rebase", help=_("Move the baselines to the latest actual values."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Show the changes and write nothing."))
    ] = False,
    data: DataOption = None,
) -> int:
    """Make this year's plan the draft of a later year's, as edits of its files."""
    from apcli.cli.console import write_error
    from apcli.diagnostics import Severity
    from apcli.edit import check_writable, rolled_over, write_all
    from apcli.editions.choosing import chosen
    from apcli.workspace import initiative_file

    year, place = named_year(to), find_plan(context, data, changes=True)
    plan = load_plan(place).read_plan
    if plan is not None and plan.fiscal_year == year:
        return 0
    workspace, _known = judged_plan(place)
    found = chosen(place, workspace.plan.fiscal_year, previous, here(), context.with_resource)
    rolled = rolled_over(workspace, year, found.previous, rebase=rebase)
    after, diagnostics = _judged(workspace, rolled, found.place)
    # What the plan itself calls an error, such as a note of last year, is what is left to decide.
    errors = [
        each for each in diagnostics if {each.severity, each.rule.severity} == {Severity.ERROR}
    ]
    if errors:
        write_error("".join(findings_text(after, errors, style(sys.stderr))))
        write_error(_("apcli: nothing was written: the plan would have errors") + "\n")
        return FINDINGS
    removed = [initiative_file(key) for key in rolled.ended]
    if dry_run:
        for name in (*rolled.texts, *removed):
            check_writable(workspace.root / name, workspace.documents[name])
    else:
        write_all(workspace.root, workspace.documents, rolled.texts, removed=removed)
    show_changes(workspace, rolled.texts, removed)
    _show_what_is_left(diagnostics)
    return 0


def _judged(
    workspace: Workspace, rolled: Rollover, edition: Place
) -> tuple[Workspace, Sequence[Diagnostic]]:
    """The plan as it would be, and its findings.

    Raises:
        EditionUnavailable: the edition before has errors.
        NotRevised: it is not of an earlier year.
    """
    from apcli.diagnostics import message
    from apcli.editions.last_year import last_year
    from apcli.editions.years import opened
    from apcli.errors import NotRevised
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run
    from apcli.workspace import load, without_initiatives

    before = opened(edition)
    unsaved = {name: text.encode() for name, text in rolled.texts.items()}
    after = load(workspace.root, workspace.shown_root, unsaved)
    after = without_initiatives(after, rolled.ended)
    if after.read_plan is None:  # such as a year that no plan may have
        return after, after.diagnostics
    if before.plan.fiscal_year >= after.plan.fiscal_year:
        raise NotRevised(
            message(
                "the edition {name} is of {year}, and not before the new plan",
                name=edition.shown,
                year=before.plan.fiscal_year,
            ),
            message("name the edition of an earlier year with --previous"),
        )
    after.previous = last_year(before, after)
    return after, run(after, checkers())


def _show_what_is_left(diagnostics: Sequence[Diagnostic]) -> None:
    from apcli.cli.console import write_text

    left = ngettext("{count} finding is left", "{count} findings are left", len(diagnostics))
    shown = left.format(count=len(diagnostics))
    write_text("\n" + _("{left}: run 'apcli validate'").format(left=shown) + "\n")
