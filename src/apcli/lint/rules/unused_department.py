"""A department in the taxonomy that no initiative names.

It was left behind by a reorganisation, or its initiative names another by mistake.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
      - {name: 広報課}

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
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
    if len(workspace.initiatives) < len(workspace.keys):
        return
    used = set[str]()
    for initiative in workspace.initiatives.values():
        used.update(initiative.departments)
    for index, department in enumerate(workspace.taxonomy.departments):
        if department.name not in used:
            text = message("no initiative names the department '{name}'", name=department.name)
            help = message("delete it, or name it in the initiatives it is in charge of")
            yield Finding(("departments", index, "name"), text, help, file=TAXONOMY)
