"""A department in the taxonomy that no initiative names.

Nothing is found while a file cannot be read, since it may name the department.

Why:
    The tables by department show a department without any initiative. Either it no longer exists
    since a reorganisation, or its initiative names another department by mistake and nobody follows
    it up.

How to fix:
    Delete the department, or add it to the initiatives it is responsible for.

When to ignore:
    If the taxonomy lists every department of the city on purpose, whether or not it has an
    initiative.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 広報課}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課]
    # initiatives/second.yaml
    title: 業務の効率化
    departments: [情報推進課]

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 広報課}
    # initiatives/first.yaml
    title: 窓口のDX
    departments: [情報推進課, 広報課]
    # initiatives/second.yaml
    title: 業務の効率化
    departments: [情報推進課]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.workspace import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP215", "unused-department", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The list of departments against those that initiatives name."""
    if not workspace.whole:
        return
    used = set[str]()
    for sheet in workspace.sheets.values():
        used.update(sheet.departments)
    for index, department in enumerate(workspace.taxonomy.departments):
        if department.name not in used:
            text = message("no initiative names the department '{name}'", name=department.name)
            help = message("delete it, or add it to the initiatives it is responsible for")
            yield Finding(("departments", index, "name"), text, help, file=TAXONOMY)
