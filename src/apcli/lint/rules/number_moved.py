"""Initiatives that have another number than in last year's edition.

All of them are one finding, at the first.

Why:
    Minutes, budgets and other plans name initiatives by their numbers. Readers of last year's plan
    find another initiative under the number that they know.

How to fix:
    Restore the numbers, or say in the document that they have moved.

When to ignore:
    If the plan is numbered anew every year.

Bad:

    # previous/initiatives/first.yaml
    number: 2
    # previous/initiatives/second.yaml
    number: 1
    # initiatives/first.yaml
    number: 1
    # initiatives/second.yaml
    number: 2

Good:

    # previous/initiatives/first.yaml
    number: 1
    # previous/initiatives/second.yaml
    number: 2
    # initiatives/first.yaml
    number: 1
    # initiatives/second.yaml
    number: 2
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import sheet_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP709", "number-moved", Severity.REMARK)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The numbers of all initiatives against those of the edition."""
    moved = [
        (pair.key, f"{pair.before.number} → {pair.now.number}")
        for pair in sheet_pairs(workspace)
        if pair.key in workspace.initiatives and str(pair.now.number) != str(pair.before.number)
    ]
    if moved:
        text = message(
            "numbers have moved since last year's edition: {numbers}",
            numbers=", ".join(numbers for _, numbers in moved),
        )
        help = message("restore them, or say in the document that they have moved")
        yield Finding(("number",), text, help).of(moved[0][0])
