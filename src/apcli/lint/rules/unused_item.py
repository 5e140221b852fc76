"""Items of an axis that no initiative serves.

One finding per axis names all such items. Nothing is found while a file cannot be read, since it
may be classified under them.

Why:
    The plan shows an empty row for a policy that the city says it follows. The assembly will ask
    whether nothing is being done there or an initiative was classified wrongly.

How to fix:
    Classify the initiatives that belong under the item, or delete the item if the axis no longer
    has it.

When to ignore:
    If the city really has no initiative for the item this year: an axis lists what matters, and a
    plan need not cover all of it.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: dx, code: 1, name: DXの推進}
          - {key: telework, code: 2, name: テレワークの推進}
    # initiatives/first.yaml
    title: 窓口のDX
    classification: {policy: [dx]}
    # initiatives/second.yaml
    title: 業務の効率化
    classification: {policy: [dx]}

Good:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: dx, code: 1, name: DXの推進}
          - {key: telework, code: 2, name: テレワークの推進}
    # initiatives/first.yaml
    title: 窓口のDX
    classification: {policy: [dx]}
    # initiatives/second.yaml
    title: 業務の効率化
    classification: {policy: [dx, telework]}
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.workspace import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP214", "unused-item", Severity.REMARK)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The items of every axis against all classifications."""
    if len(workspace.initiatives) < len(workspace.keys):
        return
    used = defaultdict[str, set[str]](set)
    for initiative in workspace.initiatives.values():
        for axis, items in initiative.classification.items():
            used[axis].update(items)
    for index, axis_ in enumerate(workspace.taxonomy.axes):
        unused = [item for item in axis_.items if item.key not in used[axis_.key]]
        if unused:
            text = message(
                "no initiative serves {count} of {total} items of '{axis}': {codes}",
                count=len(unused),
                total=len(axis_.items),
                axis=axis_.name,
                codes=", ".join(str(item.code) for item in unused),
            )
            help = message(
                "classify the initiatives that belong there, or be prepared to explain the gap"
            )
            yield Finding(("axes", index, "name"), text, help, file=TAXONOMY)
