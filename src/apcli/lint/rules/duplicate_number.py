"""Two initiatives with the same printed number.

Bad:

    number: 2

Good:

    number: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP206", "duplicate-number", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The numbers of all initiatives."""
    first: dict[int | str, str] = {}
    for key, initiative in workspace.initiatives.items():
        other = first.setdefault(initiative.number, key)
        if other != key:
            text = message(
                "the number {number} is taken by {file}",
                number=initiative.number,
                file=workspace.documents[initiative_file(other)].file,
            )
            help = message("give every initiative a number of its own")
            yield Finding(("number",), text, help).of(key)
