"""`apcli validate`."""

from __future__ import annotations

import enum
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from apcli.cli.opening import DataOption, exit_code, failing_severities, find_plan, named_day, style
from apcli.locale import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic, Severity
    from apcli.workspace import Workspace


class FindingFormat(enum.StrEnum):
    """How findings are printed: each but text by the module of `findings` called like it."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"


_FROM_REPOSITORY = (FindingFormat.GITHUB, FindingFormat.GITLAB, FindingFormat.SARIF)
"""The formats whose readers know files by their path in the repository."""

CODES = "CODE,…"


def validate(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|KEY|NUMBER]...",
            help=_("Report findings in these files or initiatives only."),
        ),
    ] = None,
    *,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar=CODES, help=_("Only these codes, code prefixes or rule names.")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar=CODES, help=_("All except these codes, code prefixes or rule names.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Treat warnings as errors."))] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=_("Report errors only."))] = False,
    remarks: Annotated[
        bool, typer.Option("--remarks", help=_("Also annotate remarks on GitHub."))
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=_("Count findings by code."))
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help=_("Apply safe fixes."))] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help=_(
                "Also apply fixes that change wording, brackets, widths or spaces (with --fix)."
            ),
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Show the changes without writing them (with --fix)."))
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help=_("Check the plan as it would be, and write nothing (with --fix).")
        ),
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=_("Hide findings recorded in this file."))
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("Record all findings in this file, for --baseline.")),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION|DIR",
            help=_("Compare with this edition, a folder or a revision of git (AP7)."),
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Check the plan as of this date (2025-09-30 or 2025-09).")
        ),
    ] = None,
    format: Annotated[
        FindingFormat | None, typer.Option(help=_("Output format."), show_default="text")
    ] = None,
    data: DataOption = None,
) -> int:
    """Check the plan and report every finding."""
    from apcli.cli import checking
    from apcli.cli.editions import EditionBefore
    from apcli.diagnostics import Severity

    _check_fixing(fix=fix, unsafe_fixes=unsafe_fixes, diff=diff, dry_run=dry_run)
    beside = Path(files[0]) if files else None
    where = find_plan(context, data, beside, changes=fix and not (diff or dry_run))
    known = None if write_baseline else baseline  # all findings are recorded, not only new ones
    named = find_plan(context, against) if against else None
    check = checking.Check(
        where,
        checking.code_filter(select, ignore),
        tuple(files or ()),
        named_day(as_of),
        known,
        EditionBefore(where, context.with_resource, named),
    )
    if diff:
        return check.show_fixes(unsafe=unsafe_fixes)
    changed = check.fix(unsafe=unsafe_fixes, dry=dry_run) if fix else {}
    workspace, diagnostics = check.run(changed if dry_run else None)
    if write_baseline:
        if not dry_run:
            check.write_baseline(write_baseline, workspace, diagnostics)
        return 0
    counted = failing_severities(strict=strict) if quiet else tuple(Severity)
    diagnostics = [each for each in diagnostics if each.severity in counted]
    shown = Shown(statistics=statistics, counted=counted, remarks=remarks)
    _print(_format(format), workspace, diagnostics, shown)
    return exit_code(workspace, diagnostics, strict=strict)


def _check_fixing(*, fix: bool, unsafe_fixes: bool, diff: bool, dry_run: bool) -> None:
    options = {"--unsafe-fixes": unsafe_fixes, "--diff": diff, "--dry-run": dry_run}
    given = [name for name, value in options.items() if value]
    if given and not fix:
        raise typer.BadParameter(_("requires --fix"), param_hint=given[0])
    if diff and dry_run:
        raise typer.BadParameter(_("cannot be combined with --diff"), param_hint="--dry-run")


def _format(given: FindingFormat | None) -> FindingFormat:
    """As given; by default in GitHub Actions its format, which annotates the changed lines."""
    if given is None and os.environ.get("GITHUB_ACTIONS") == "true":
        return FindingFormat.GITHUB
    return given or FindingFormat.TEXT


class Shown(NamedTuple):
    """What is shown of the findings: counts alone, of which severities, remarks as annotations."""

    statistics: bool
    counted: Sequence[Severity]
    remarks: bool


def _print(
    format: FindingFormat, workspace: Workspace, diagnostics: Sequence[Diagnostic], shown: Shown
) -> None:
    from apcli.cli.console import write_bytes, write_text

    if format is FindingFormat.TEXT:
        from apcli.cli.opening import report
        from apcli.findings.text import statistics_text

        looks = style(sys.stdout)
        if shown.statistics:
            text = statistics_text(workspace.files, diagnostics, looks, shown.counted)
            write_text(text)
        else:
            if workspace.previous is not None:
                from apcli.lint.working_order import in_working_order

                diagnostics = in_working_order(diagnostics, workspace)
            write_text("".join(report(workspace, diagnostics, looks, shown.counted)))
        return
    if format in _FROM_REPOSITORY:
        from apcli.cli.repository import from_repository

        diagnostics = from_repository(diagnostics, workspace.root, workspace.shown_root, os.environ)
    render = import_module(f"apcli.findings.{format}").render
    if format is FindingFormat.JSON:
        render = partial(render, counted=shown.counted)
    if format is FindingFormat.GITHUB:
        in_language = style(sys.stderr)._replace(colour=False)
        render = partial(render, style=in_language, remarks=shown.remarks, counted=shown.counted)
    text = render(workspace.files, diagnostics)
    write_bytes(text.encode("utf-8", "backslashreplace"))  # a file name may not be UTF-8
