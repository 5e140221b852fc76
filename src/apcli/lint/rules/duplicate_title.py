"""Two initiatives with the same title.

A reader of the list cannot tell them apart; titles that share their words say the difference in
【】: 情報発信力の強化【ホームページ】.

Bad:

    title: 業務の効率化

Good:

    title: 業務の効率化【窓口】
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
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
                "the initiative {number} has the same title",
                number=workspace.initiatives[other].number,
            )
            help = message("say the difference in 【】 at the end")
            yield Finding(("title",), text, help).of(key)
