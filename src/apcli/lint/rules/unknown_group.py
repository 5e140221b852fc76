"""An item in a group that its axis does not have.

Why:
    The document prints the items of an axis under the headings of their groups. An item without its
    group stands under no heading, and readers do not see which policy it comes from.

How to fix:
    Write the `key` of a group of this axis, add the group, or leave `group` out.

When to ignore:
    Never: an item that belongs to no group needs no `group`.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        groups: [{key: local-dx, name: 自治体DX推進計画}]
        items: [{key: dx, code: 1, name: デジタル化, group: lokal-dx}]

Good:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        groups: [{key: local-dx, name: 自治体DX推進計画}]
        items: [{key: dx, code: 1, name: デジタル化, group: local-dx}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models.naming import Named, key_meant
from apcli.workspace import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP209", "unknown-group", Severity.ERROR, fix=Fixable.UNSAFE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The group of every item against the groups of its axis."""
    for axis_index, axis in enumerate(workspace.taxonomy.axes):
        known = {group.key: Named(group.key, (group.name,)) for group in axis.groups}
        for index, item in enumerate(axis.items):
            if item.group is None or item.group in known:
                continue
            text = message(
                "the axis '{axis}' has no group '{name}'", axis=axis.key, name=item.group
            )
            add = message("add it to the groups of '{axis}'", axis=axis.key)
            help, key = key_meant(item.group, known.values(), add)
            path = ("axes", axis_index, "items", index, "group")
            yield Finding(path, text, help, replacement=key, file=TAXONOMY)
