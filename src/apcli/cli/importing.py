"""`apcli import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from apcli.cli.opening import FINDINGS, errors_report, style
from apcli.locale import gettext as _
from apcli.locale import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic
    from apcli.importing.converting import Imported
    from apcli.importing.listing import Line
    from apcli.workspace import Workspace


def import_plan(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_("A CSV, XLSX, ODS or DOCX file."))],
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="DIR", help=_("Folder of the new plan."))
    ] = ".",
    mapping: Annotated[
        str | None,
        typer.Option(metavar="FILE", help=_("A corrected mapping. Default: one is proposed.")),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The city. Default: from the file."))
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            metavar="YEAR",
            help=_("The plan's fiscal year, such as 2025 or R7. Default: from the file."),
        ),
    ] = None,
) -> int:
    """Make a plan from a city's own spreadsheet; what finds no place is listed."""
    from apcli.cli.console import write_error, write_text
    from apcli.diagnostics import Severity
    from apcli.importing.completing import Given
    from apcli.importing.converting import convert
    from apcli.importing.listing import csv_bytes, lines
    from apcli.importing.mapping_file import read_mapping, written_mapping
    from apcli.importing.opening import read_file
    from apcli.importing.proposing import proposed
    from apcli.importing.readings import reader
    from apcli.importing.saving import DATA, LIST, MAPPING, WRITTEN, check_target, digests, staged

    target, source = Path(to), Path(file)
    before = check_target(target, to, keeps_mapping=mapping is not None)
    given = Given(name or None, _year(year))
    own = read_mapping(Path(mapping), mapping) if mapping else None
    found, read = read_file(source, file), reader()
    sheets = found.sheets
    imported = convert(sheets, own or proposed(sheets, source.name), given, file, read)
    listed = lines(imported.account, found, source.name, _)
    files = {f"{DATA}/{each}": text.encode() for each, text in imported.files.items()}
    files[LIST] = csv_bytes(listed, _)
    if own is None:
        files[MAPPING] = written_mapping(imported.mapping, _).encode()
    files[WRITTEN] = digests(files, before)
    with staged(target, to, files) as folder:
        workspace, judged = _judged(folder / DATA, str(target / DATA))
        if any(each.severity is Severity.ERROR for each in judged):
            write_error("".join(errors_report(workspace, judged, style(sys.stderr))))
            write_error(_("apcli: nothing was written: the plan would have errors") + "\n")
            raise typer.Exit(FINDINGS)
    if any(sheet.encoding == "cp932" for sheet in sheets):
        write_error(_("apcli: {file} was read as CP932 (Shift_JIS)").format(file=file) + "\n")
    if read is None:
        text = _("apcli: keys are made from the numbers; from titles with: pip install {extra}")
        write_error(text.format(extra="'apcli[readings]'") + "\n")
    _say(listed)
    write_text(_summary(imported, target, mapping, len(judged)))
    return 0


def _year(text: str | None) -> int | None:
    """The fiscal year that is given: 2025, R7, 令和7年度.

    Raises:
        NotInPlan: it is none.
    """
    from apcli.diagnostics import message
    from apcli.era import guess_year
    from apcli.errors import NotInPlan

    if text is None:
        return None
    year = guess_year(text)
    if year is None:
        raise NotInPlan(
            message("'{value}' is not a fiscal year", value=text),
            message("write the western year: 2025 for 令和7年度"),
        )
    return year


def _judged(folder: Path, shown: str) -> tuple[Workspace, Sequence[Diagnostic]]:
    """The plan as it will be, and its findings."""
    from apcli.lint.registry import checkers
    from apcli.lint.runner import run
    from apcli.workspace import load

    workspace = load(folder, shown)
    return workspace, run(workspace, checkers())


def _say(listed: Sequence[Line]) -> None:
    from apcli.cli.console import write_text
    from apcli.importing.texts import one_line
    from apcli.text.width import visible

    for line in listed:
        place = f"{line.place}: {one_line(line.text)}" if line.text else line.place
        said = _("{what}: {place} ({why})").format(what=line.what, place=place, why=line.why)
        write_text(visible(said) + "\n")


def _summary(imported: Imported, target: Path, mapping: str | None, findings: int) -> str:
    from apcli.importing.saving import DATA, LIST, MAPPING

    initiatives = ngettext("{count} initiative", "{count} initiatives", imported.initiatives)
    indicators = ngettext("{count} indicator", "{count} indicators", imported.indicators)
    found = ngettext("{count} warning or remark", "{count} warnings and remarks", findings)
    return (
        _("wrote {path}: {initiatives}, {indicators}; no errors, {found}").format(
            path=target / DATA,
            initiatives=initiatives.format(count=imported.initiatives),
            indicators=indicators.format(count=imported.indicators),
            found=found.format(count=findings),
        )
        + "\n"
        + _("see {list} for this list and {mapping} for how the file was read").format(
            list=target / LIST, mapping=mapping or target / MAPPING
        )
        + "\n"
    )
