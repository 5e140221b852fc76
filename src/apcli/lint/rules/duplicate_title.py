"""Two initiatives with the same title.

Width, case and spaces make no difference.

Why:
    Readers of the contents and of the list cannot tell the two apart, and results are reported for
    the wrong one.

How to fix:
    Add the difference in 【】 at the end: 情報発信力の強化【ホームページ】.

When to ignore:
    If both titles were published like this and are kept; their numbers tell them apart.

Bad:

    # initiatives/first.yaml
    number: 1
    title: 業務の効率化
    # initiatives/second.yaml
    number: 2
    title: 業務の効率化

Good:

    # initiatives/first.yaml
    number: 1
    title: 業務の効率化【窓口】
    # initiatives/second.yaml
    number: 2
    title: 業務の効率化
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.places import place_of
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP218", "duplicate-title", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The titles of all initiatives; width, spaces and old characters make no difference."""
    first: dict[str, str] = {}
    for key, initiative in workspace.initiatives.items():
        other = first.setdefault(comparison_key(initiative.title), key)
        if other != key:
            text = message(
                "the title is used in {one} and {other}",
                one=place_of(workspace, other, ("title",)),
                other=place_of(workspace, key, ("title",)),
            )
            help = message("add the difference in 【】 at the end")
            yield Finding(("title",), text, help).of(key)
