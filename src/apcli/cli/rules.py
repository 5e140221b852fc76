"""`apcli rules`."""

from __future__ import annotations

import enum
from gettext import gettext
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.lint.documentation import Page

VERSION = 1


class Format(enum.StrEnum):
    """The formats of the list."""

    TABLE = "table"
    JSON = "json"


def rules(
    *,
    format: Annotated[Format, typer.Option(help=_("Output format."))] = Format.TABLE,
) -> int:
    """List all rules."""
    from apcli.lint.documentation import pages

    listed = pages().values()
    if format is Format.JSON:
        from apcli.cli.console import write_bytes

        write_bytes(_json(listed).encode())
    else:
        _table(listed)
    return 0


def _table(pages: Iterable[Page]) -> None:
    from apcli.cli.tables import Prose, cell, show, table
    from apcli.findings.text import SEVERITIES

    grid = table(
        [
            (_("Code"), "text"),
            (_("Name"), "text"),
            (_("Severity"), "text"),
            (_("Fix"), "text"),
            (_("Summary"), "text"),
        ]
    )
    for column in grid.columns[:2]:
        column.no_wrap = True  # codes and names are typed again
    for page in pages:
        grid.add_row(
            cell(page.rule.code),
            cell(page.rule.name),
            cell(SEVERITIES[page.rule.severity].translated(gettext)),
            cell(_("yes") if page.fix else ""),
            Prose(gettext(page.documentation.title)),
        )
    show(grid)


def _json(pages: Iterable[Page]) -> str:
    """The list as JSON, version 1: the same in every language."""
    import json

    listed = {"version": VERSION, "rules": [_object(page) for page in pages]}
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _object(page: Page) -> dict[str, Any]:
    return {
        "code": page.rule.code,
        "name": page.rule.name,
        "severity": page.rule.severity.value,
        "fixable": page.fix is not None,
        "summary": page.documentation.title,
    }
