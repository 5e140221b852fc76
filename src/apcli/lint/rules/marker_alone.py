"""An initiative whose only departments are placeholders such as 関係各課.

A department with `marker: true` stands for others that take part.

Why:
    No department is in charge. Citizens have nobody to ask, and when results are collected every
    department waits for the others.

How to fix:
    Write the department in charge before the placeholder.

When to ignore:
    If all departments really are equally in charge, as for a rule that each of them follows.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 関係各課, marker: true}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [関係各課]

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 関係各課, marker: true}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課, 関係各課]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP216", "marker-alone", Severity.WARNING)


def prepare(workspace: Workspace) -> frozenset[str]:
    """The names that stand for other departments."""
    return frozenset(one.name for one in workspace.taxonomy.departments if one.marker)


def check_initiative(markers: frozenset[str], initiative: Initiative) -> Iterator[Finding]:
    """Its departments against those names."""
    if markers.issuperset(initiative.departments):
        name = initiative.departments[0]
        text = message("'{name}' stands for other departments, and none is in charge", name=name)
        help = message("name the department in charge before it")
        yield Finding(("departments", 0, *initiative.in_charge[0].path), text, help)
