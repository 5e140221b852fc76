"""`apcli validate`."""

from __future__ import annotations

import enum
import sys
from gettext import gettext as _
from typing import Annotated

import typer

from apcli.cli.opening import DataOption, exit_code, open_workspace, report, style


class Format(enum.StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def validate(
    context: typer.Context,
    *,
    data: DataOption = None,
    format: Annotated[Format, typer.Option(help=_("How findings are printed."))] = Format.TEXT,
) -> int:
    """Check the plan and report every finding."""
    from apcli.cli.console import write_bytes, write_text

    workspace, diagnostics = open_workspace(context, data)
    if format is Format.JSON:
        from apcli.report.json import diagnostics_json

        text = diagnostics_json(workspace.files, diagnostics)
        write_bytes(text.encode("utf-8", "backslashreplace"))  # a file name may be no UTF-8
    else:
        write_text("".join(report(workspace, diagnostics, style(sys.stdout))))
    return exit_code(workspace, diagnostics)
