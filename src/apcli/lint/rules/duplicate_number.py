"""Two initiatives with the same printed number.

Why:
    The number is how the assembly, citizens and departments refer to an initiative. With two
    initiatives under one number, a question about one is answered for the other.

How to fix:
    Give each initiative its own number; usually one was copied from the other and kept its number.

When to ignore:
    Only if the published plan itself has the number twice and is kept as it was published.

Bad:

    # initiatives/first.yaml
    number: 2
    title: 窓口のDX
    # initiatives/second.yaml
    number: 2
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

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP206", "duplicate-number", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The numbers of all initiatives."""
    first: dict[tuple[str | None, int | str], str] = {}
    for key, initiative in workspace.initiatives.items():
        if initiative.number is None:
            continue
        other = first.setdefault((initiative.goal, initiative.number), key)
        if other != key:
            text = message(
                "the number {number} is used in {one} and {other}",
                number=initiative.number,
                one=place_of(workspace, other, ("number",)),
                other=place_of(workspace, key, ("number",)),
            )
            help = message("give each initiative its own number")
            yield Finding(("number",), text, help).of(key)
