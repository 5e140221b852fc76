"""A classification along an axis that the taxonomy does not have.

Bad:

    classification: {polizy: [dx]}

Good:

    classification: {policy: [dx]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP202", "unknown-axis", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> list[str]:
    """The keys of the axes."""
    return [axis.key for axis in workspace.taxonomy.axes]


def check_initiative(known: list[str], initiative: Initiative) -> Iterator[Finding]:
    """The keys of its classification against the axes."""
    for axis in initiative.classification:
        if axis in known:
            continue
        near = nearest(axis, known)
        text = message("unknown axis '{name}'", name=axis)
        help = did_you_mean(near, message("the axes are: {names}", names=", ".join(known)))
        yield Finding(("classification", axis), text, help, on_key=True, replacement=near)
