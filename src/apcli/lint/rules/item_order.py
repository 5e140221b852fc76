"""Items of an axis whose printed numbers do not rise.

The document prints the items in the order of the file, so ② before ① is a slip of one of them.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: bpr, code: 2, name: 業務改革}
          - {key: dx, code: 1, name: DXの推進}
    # initiatives/first.yaml
    classification: {policy: [dx, bpr]}

Good:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: dx, code: 1, name: DXの推進}
          - {key: bpr, code: 2, name: 業務改革}
    # initiatives/first.yaml
    classification: {policy: [dx, bpr]}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.workspace import TAXONOMY, natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP210", "item-order", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Each item's code against the one before it."""
    for axis_index, axis in enumerate(workspace.taxonomy.axes):
        for index, (before, item) in enumerate(pairwise(axis.items), start=1):
            if natural(item.code) < natural(before.code):
                text = message(
                    "the code {code} comes after {before}", code=item.code, before=before.code
                )
                help = message("put the items in the order of their codes")
                path = ("axes", axis_index, "items", index, "code")
                yield Finding(path, text, help, file=TAXONOMY)
