"""Items of an axis that no initiative serves.

An axis lists what matters; a plan need not serve all of it, but the assembly will ask about what
it leaves out. One finding for each axis names all such items. (Silent where a file could not be
read, since it may serve them.)

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: dx, code: 1, name: DXの推進}
          - {key: telework, code: 2, name: テレワークの推進}

Good:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: dx, code: 1, name: DXの推進}
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
            help = message("classify the initiatives that serve them, or be ready to say why not")
            yield Finding(("axes", index, "name"), text, help, file=TAXONOMY)
