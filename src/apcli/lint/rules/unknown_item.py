"""An item that its axis does not have.

Initiatives refer to an item by its `key`, never by its printed number: ⑪ and ㉑ are easily
confused.

Why:
    The initiative is missing under the item that was meant. Whoever reads the plan by policy
    believes that this item is not pursued.

How to fix:
    Write the `key` of an item of this axis. Add the item to the axis in `taxonomy.yaml` if it is
    new.

When to ignore:
    Never: an unknown item is printed nowhere.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items: [{key: dx, code: 1, name: DXの推進}]
    # initiatives/first.yaml
    title: 窓口のDX
    classification: {policy: [1]}

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
from apcli.models.naming import Named, key_meant, named_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.models import Initiative
    from apcli.workspace import Workspace

RULE = Rule("AP203", "unknown-item", Severity.ERROR, fix=Fixable.UNSAFE)


def prepare(workspace: Workspace) -> dict[str, dict[str, Named]]:
    """The items of every axis by their keys, by its own key."""
    axes = workspace.taxonomy.axes
    return {axis.key: {item.key: item for item in named_items(axis)} for axis in axes}


def check_initiative(
    items_of: dict[str, dict[str, Named]], initiative: Initiative
) -> Iterator[Finding]:
    """The items of its classification against those of the axis."""
    for axis, items in initiative.classification.items():
        known = items_of.get(axis)
        if known is None or all(item in known for item in items):
            continue  # an axis that is unknown is another rule's finding
        for index, item in enumerate(items):
            if item in known:
                continue
            text = message("the axis '{axis}' has no item '{name}'", axis=axis, name=item)
            add = message("add it to the items of '{axis}' in taxonomy.yaml", axis=axis)
            help, key = key_meant(item, known.values(), add)
            yield Finding(("classification", axis, index), text, help, replacement=key)
