"""A plan whose document shows the edition before it, but that does not name it.

A section with `content: changes` shows it, and `previous_targets`.

Why:
    What has changed and what was aimed at last year are not written in the plan: they are looked up
    in the edition that `previous` names. Without one nothing is printed in their place.

How to fix:
    Name the edition as `previous`, or delete `content` or `previous_targets`.

When to ignore:
    Never: there is nothing to compare with.

Bad:

    # plan.yaml
    sections:
      - {key: changes, title: 前年度からの変更点, content: changes}
      - {key: initiatives, title: 取組, content: initiatives}

Good:

    # plan.yaml
    previous: {revision: r6-published}
    sections:
      - {key: changes, title: 前年度からの変更点, content: changes}
      - {key: initiatives, title: 取組, content: initiatives}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.models import Content
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.diagnostics import DataPath
    from apcli.models import Plan
    from apcli.workspace import Workspace

RULE = Rule("AP622", "no-previous", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """What shows the edition in a plan without `previous`."""
    if workspace.plan.previous is not None:
        return
    for path in _shown(workspace.plan):
        text = message("the plan does not name the edition before it, which is shown here")
        help = message("write 'previous: {{revision: …}}' or 'previous: {{folder: …}}'")
        yield Finding(path, text, help, file=PLAN)


def _shown(plan: Plan) -> Iterator[DataPath]:
    if plan.previous_targets:
        yield ("previous_targets",)
    for path, _, section in plan.every_section:
        if section.content is Content.CHANGES:
            yield (*path, "content")
