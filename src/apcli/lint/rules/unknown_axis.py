"""A classification by an axis that the taxonomy does not have.

Why:
    The initiative is missing from the tables of the axis that was meant, so readers conclude that
    nothing is being done there.

How to fix:
    Write the `key` of an axis in `taxonomy.yaml`. Add the axis there if it is new.

When to ignore:
    Never: without its axis a classification is printed nowhere.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items: [{key: dx, code: 1, name: DXの推進}]
    # initiatives/first.yaml
    title: 窓口のDX
    classification: {polizy: [dx]}

Good:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items: [{key: dx, code: 1, name: DXの推進}]
    # initiatives/first.yaml
    title: 窓口のDX
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
