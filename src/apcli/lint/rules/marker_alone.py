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

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP216", "marker-alone", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The departments of every initiative."""
    markers = {one.name for one in workspace.taxonomy.departments if one.marker}
    for key, initiative in workspace.initiatives.items():
        if markers.issuperset(initiative.departments):
            name = initiative.departments[0]
            text = message("only '{name}' is named, which stands for others", name=name)
            mend = message("name the department in charge before it")
            yield in_initiative(key, ("departments", 0), text, mend)
