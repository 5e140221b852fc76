"""A gap in the printed numbers.

Numbers that count 1, 2, 3 … are looked at; a plan with numbers such as 1-2-3 is not. A gap
mostly means that an initiative has no file yet. (Where a file could not be read, the rule is
silent, since the number may be in it.)

Bad:

    number: 3

Good:

    number: 1
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP207", "number-gap", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Each number against the one before it, from 1 on."""
    if len(workspace.initiatives) < len(workspace.keys):
        return
    keys = {initiative.number: key for key, initiative in workspace.initiatives.items()}
    numbers = [number for number in keys if isinstance(number, int)]
    if len(numbers) < len(workspace.initiatives):
        return  # text among them, or one number twice, which is another rule's finding
    for before, number in pairwise([0, *numbers]):
        if number > before + 1:
            text = message(
                "no initiative has the number {missing}",
                missing=before + 1 if number == before + 2 else f"{before + 1}–{number - 1}",
            )
            help = message("write its file, or renumber from here on")
            yield Finding(("number",), text, help).of(keys[number])
