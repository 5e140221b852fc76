"""An initiative that is new (【新規】), although last year's edition has it.

Why:
    The assembly is shown as new what it approved a year ago.

How to fix:
    Delete `change: new`, or give what is really new a key of its own.

When to ignore:
    Never: what was in last year's edition is not new.

Bad:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
    change: new

Good:

    # previous/initiatives/first.yaml
    title: 窓口のDX
    # initiatives/first.yaml
    title: 窓口のDX
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.last_year import is_revised, renamed_keys
from apcli.models import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP702", "not-new", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every new initiative against the edition: its key, its predecessors, its title."""
    if not is_revised(workspace):
        return
    edition = workspace.last_year.edition.initiatives
    renamed = renamed_keys(workspace)
    for key, initiative in workspace.initiatives.items():
        if initiative.change is not Change.NEW:
            continue
        known = [each for each in (key, *initiative.predecessors) if each in edition]
        known += [renamed[key]] if key in renamed else []
        if known:
            text = message(
                "the change is new (新規), but last year's edition has '{title}' ({key})",
                title=edition[known[0]].title,
                key=known[0],
            )
            yield Finding(("change",), text, message("correct the change")).of(key)
