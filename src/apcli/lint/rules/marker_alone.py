"""An initiative in the charge of a marker alone.

関係各課 says that others take part; somebody must be in charge.

Bad:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課, marker: true}

Good:

    # taxonomy.yaml
    departments:
      - {name: 情報推進課}
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
        text = message("only '{name}' is named, which stands for others", name=name)
        help = message("name the department in charge before it")
        yield Finding(("departments", 0), text, help)
