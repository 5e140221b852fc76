"""Items of an axis that are not in the order of their printed numbers.

Why:
    The document prints the items in the order of the file. Readers who look up ② after ① miss an
    item that is printed elsewhere, and usually one of the two numbers is wrong.

How to fix:
    Put the items in the order of their codes, or correct the code.

When to ignore:
    If the policy that the axis stands for numbers its items in another order, and its order is
    kept.

Bad:

    # taxonomy.yaml
    axes:
      - key: policy
        name: 国・都の情報政策
        items:
          - {key: bpr, code: 2, name: 業務改革}
          - {key: dx, code: 1, name: DXの推進}
    # initiatives/first.yaml
    title: 窓口のDX
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
    title: 窓口のDX
    classification: {policy: [dx, bpr]}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.text.natural import natural
from apcli.workspace import TAXONOMY

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
