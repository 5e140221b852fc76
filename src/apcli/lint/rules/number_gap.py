"""A gap in the printed numbers.

Only plans that count 1, 2, 3 … are checked, not those with numbers such as 1-2-3. Nothing is found
while a file cannot be read, since it may have the missing number.

Why:
    Readers ask what became of the missing number. Usually its file was lost or never written, and
    then an initiative that was decided on is not in the plan.

How to fix:
    Add the file of the missing initiative. If it was dropped on purpose, renumber those after it.

When to ignore:
    If the numbers of last year's plan are kept on purpose, so that an initiative can be followed
    across the years.

Bad:

    # initiatives/first.yaml
    number: 1
    title: 窓口のDX
    # initiatives/second.yaml
    number: 3
    title: 業務の効率化

Good:

    # initiatives/first.yaml
    number: 1
    title: 窓口のDX
    # initiatives/second.yaml
    number: 2
    title: 業務の効率化
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
    numbered = {
        key: each.number for key, each in workspace.initiatives.items() if each.number is not None
    }
    keys = {number: key for key, number in numbered.items()}
    numbers = sorted(number for number in keys if isinstance(number, int))
    if len(numbers) < len(numbered):
        return  # text among them, or one number twice, which is another rule's finding
    for before, number in pairwise([0, *numbers]):
        if number > before + 1:
            text = message(
                "no initiative has the number {missing}",
                missing=before + 1 if number == before + 2 else f"{before + 1}–{number - 1}",
            )
            help = message("add the missing initiative, or renumber from here on")
            yield Finding(("number",), text, help).of(keys[number])
