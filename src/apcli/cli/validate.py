"""`apcli validate`."""

from __future__ import annotations

import enum
import os
import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import DataOption, exit_code, find_plan, named_day, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.workspace import Workspace


class Format(enum.StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"


CODES = "CODE,…"


def validate(  # noqa: PLR0913  one parameter an option
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help=_("Report only these files of the plan.")),
    ] = None,
    *,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar=CODES, help=_("Only these codes, or what begins so.")),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar=CODES, help=_("All but these codes."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Warnings fail, too."))] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=_("Report errors alone."))] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=_("Count the findings of each code."))
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help=_("Mend what is safe to mend."))] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help=_("With --fix: mend wording, brackets, widths and spaces, too.")
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("With --fix: show the changes, write nothing."))
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=_("Leave out the findings known here."))
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=_("Write all findings to this file."))
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("The day on which the plan is looked at."))
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help=_("How findings are printed."), show_default="text")
    ] = None,
    data: DataOption = None,
) -> int:
    """Check the plan and report every finding."""
    from apcli.cli import checking

    if (unsafe_fixes or diff) and not fix:
        option = "--unsafe-fixes" if unsafe_fixes else "--diff"
        raise typer.BadParameter(_("only with --fix"), param_hint=option)
    where = find_plan(context, data, Path(files[0]) if files else None)
    known = None if write_baseline else baseline  # written down are all, not only what is new
    check = checking.Check(
        where, checking.selection(select, ignore), tuple(files or ()), named_day(as_of), known
    )
    if diff:
        return check.show_fixes(unsafe=unsafe_fixes)
    if fix:
        check.fix(unsafe=unsafe_fixes)
    workspace, diagnostics = check.run()
    if write_baseline:
        check.write_baseline(write_baseline, workspace, diagnostics)
        return 0
    if quiet:
        diagnostics = [each for each in diagnostics if each.severity == "error"]
    _print(_format(format), workspace, diagnostics, statistics=statistics)
    return exit_code(workspace, diagnostics, strict=strict)


def _format(given: Format | None) -> Format:
    """As given; in GitHub Actions its own, which shows findings beside the changed lines."""
    if given is None and os.environ.get("GITHUB_ACTIONS") == "true":
        return Format.GITHUB
    return given or Format.TEXT


def _print(
    format: Format, workspace: Workspace, diagnostics: Sequence[Diagnostic], *, statistics: bool
) -> None:
    from apcli.cli.console import write_bytes, write_text

    if format is Format.TEXT:
        from apcli.cli.opening import report
        from apcli.findings.text import statistics_text

        looks = style(sys.stdout)
        if statistics:
            write_text(statistics_text(workspace.files, diagnostics, looks))
        else:
            write_text("".join(report(workspace, diagnostics, looks)))
        return
    text = _machine_text(format, workspace.files, diagnostics)
    write_bytes(text.encode("utf-8", "backslashreplace"))  # a file name may be no UTF-8


def _machine_text(format: Format, files: int, diagnostics: Sequence[Diagnostic]) -> str:
    match format:
        case Format.GITHUB:
            from apcli.findings.github import github_text

            return github_text(files, diagnostics)
        case Format.SARIF:
            from apcli.findings.sarif import sarif_json
            from apcli.lint.documentation import pages

            return sarif_json(files, diagnostics, pages())
        case Format.GITLAB:
            from apcli.findings.gitlab import gitlab_json

            return gitlab_json(files, diagnostics)
        case Format.JUNIT:
            from apcli.findings.junit import junit_xml

            return junit_xml(files, diagnostics)
        case _:
            from apcli.findings.json import diagnostics_json

            return diagnostics_json(files, diagnostics)
