"""An erratum about a field that does not exist.

`field` is the route to the value that was read otherwise than it stands: the names of the fields
with dots between them, a list's index from 0.

Bad:

    errata:
      - {field: classification.policyy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}

Good:

    errata:
      - {field: classification.policy, source: ⑪, adopted: dx, reason: ⑪ は誤読です。}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.source import exists
from apcli.workspace import initiative_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP601", "erratum-field", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The field of every erratum against the text of its file."""
    for key, initiative in workspace.initiatives.items():
        for index, erratum in enumerate(initiative.errata):
            parts = erratum.field.split(".")
            route = tuple(int(part) if part.isdecimal() else part for part in parts)
            if not exists(workspace.documents[initiative_file(key)], route):
                text = message("the field '{name}' does not exist here", name=erratum.field)
                mend = message("write the route to it, as in classification.policy or schedule.0")
                yield in_initiative(key, ("errata", index, "field"), text, mend)
