"""A chapter on what has changed in a plan that does not name the edition before it.

Why:
    What has changed is not written anywhere: it is found by comparing the plan with the edition
    that `previous` names. Without one the chapter is printed without its content.

How to fix:
    Name the edition as `previous`, or delete `content`.

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

    from apcli.workspace import Workspace

RULE = Rule("AP622", "no-previous", Severity.WARNING)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The sections of a plan without `previous`."""
    plan = workspace.plan
    if plan.previous is not None:
        return
    for path, _, section in plan.every_section:
        if section.content is Content.CHANGES:
            text = message("the plan does not name the edition that it is compared with")
            help = message("write 'previous: {{revision: …}}' or 'previous: {{folder: …}}'")
            yield Finding((*path, "content"), text, help, file=PLAN)
