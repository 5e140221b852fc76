"""A related initiative that does not exist, or is the initiative itself.

Keys of `predecessors` may be of earlier plans, so only one that names itself is wrong.

Bad:

    related: [no-such-initiative]

Good:

    related: [second]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP205", "unknown-initiative", Severity.ERROR, fix=Fixable.UNSAFE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The keys in `related` and `predecessors`."""
    for key, initiative in workspace.initiatives.items():
        if not initiative.related and not initiative.predecessors:
            continue
        for field, others in (
            ("related", initiative.related),
            ("predecessors", initiative.predecessors),
        ):
            for index, other in enumerate(others):
                if other == key:
                    text = message("the initiative '{name}' names itself", name=key)
                    yield Finding((field, index), text, message("delete it")).of(key)
                elif field == "related" and other not in workspace.keys:
                    near = nearest(other, sorted(workspace.keys))
                    text = message(
                        "'{key}' names the initiative '{name}', which has no file",
                        key=key,
                        name=other,
                    )
                    help = message("did you mean '{name}'?", name=near) if near else None
                    yield Finding((field, index), text, help, replacement=near).of(key)
