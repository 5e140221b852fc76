"""An item that its axis does not have.

Items are named by keys that say what they mean, since printed numbers (⑪, ㉑) get confused.

Bad:

    classification: {policy: [dxx]}

Good:

    classification: {policy: [dx]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Kind, Severity, message
from apcli.lint.rule import Finding, in_initiative
from apcli.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

KIND = Kind("AP203", "unknown-item", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The items of every classification against those of the axis."""
    known = {axis.key: {item.key for item in axis.items} for axis in workspace.taxonomy.axes}
    for key, initiative in workspace.initiatives.items():
        for axis, items in initiative.classification.items():
            if axis not in known:
                continue  # that is another rule's finding
            for index, item in enumerate(items):
                if item in known[axis]:
                    continue
                near = nearest(item, sorted(known[axis]))
                text = message("the axis '{axis}' has no item '{name}'", axis=axis, name=item)
                mend = (
                    message("did you mean '{name}'?", name=near)
                    if near
                    else message("add it to the items of '{axis}' in taxonomy.yaml", axis=axis)
                )
                yield in_initiative(
                    key, ("classification", axis, index), text, mend, replacement=near
                )
