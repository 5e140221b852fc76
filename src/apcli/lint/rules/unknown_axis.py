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
from apcli.models.naming import Named, key_meant, named_axes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP202", "unknown-axis", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> dict[str, Named]:
    """The axes by their keys."""
    return {axis.key: axis for axis in named_axes(workspace.taxonomy.axes)}


def check_initiative(known: dict[str, Named], initiative: Initiative) -> Iterator[Finding]:
    """The keys of its classification against the axes."""
    for axis in initiative.classification:
        if axis in known:
            continue
        text = message("unknown axis '{name}'", name=axis)
        every = message("the axes are: {names}", names=", ".join(known))
        help, key = key_meant(axis, known.values(), every)
        yield Finding(("classification", axis), text, help, on_key=True, replacement=key)
