"""A related initiative that does not exist, or is the initiative itself.

A `predecessors` entry may refer to an earlier plan, so it is only found where an initiative is its
own predecessor.

Why:
    The document prints a reference that leads nowhere. A department that follows it to agree on
    joint work finds nobody to talk to.

How to fix:
    Write the name of the other initiative's file without `.yaml`. Delete the entry if the
    initiative no longer exists.

When to ignore:
    Never: a reference that leads nowhere helps no reader.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    related: [no-such-initiative]
    # initiatives/second.yaml
    title: 業務の効率化

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    related: [second]
    # initiatives/second.yaml
    title: 業務の効率化
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.naming import key_meant
from apcli.workspace import named_initiatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
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
                    text = message("the initiative refers to itself")
                    yield Finding((field, index), text, message("delete it")).of(key)
                elif field == "related" and other not in workspace.keys:
                    yield _unknown((field, index), other, workspace).of(key)


def _unknown(path: DataPath, other: str, workspace: Workspace) -> Finding:
    """The finding for a key that no initiative has; one may have had it in an earlier plan."""
    text = message("unknown initiative '{name}'", name=other)
    later = [key for key, each in workspace.initiatives.items() if other in each.predecessors]
    if later:
        help = message("write {names}, whose predecessor it is", names=" / ".join(later))
        return Finding(path, text, help, replacement="".join(later) if len(later) == 1 else None)
    any_other = message("write the name of another initiative's file without '.yaml'")
    help, key = key_meant(other, named_initiatives(workspace), any_other)
    return Finding(path, text, help, replacement=key)
