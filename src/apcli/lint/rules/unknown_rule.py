"""A severity set in `plan.yaml` for a rule that does not exist, or whose errors cannot be changed.

Errors of source and shape (AP0, AP1) keep a file from being read, so no severity can be chosen
for them.

Bad:

    # plan.yaml
    lint: {severity: {AP999: ignore}}

Good:

    # plan.yaml
    lint: {severity: {AP401: ignore}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.checker import Finding
from apcli.lint.registry import adjustable_codes
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP213", "unknown-rule", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The codes in `lint.severity` against those whose severity can be chosen."""
    known = adjustable_codes()
    for code in workspace.plan.lint.severity:
        if code not in known:
            text = message("no rule has the code '{code}', or its severity is fixed", code=code)
            path = ("lint", "severity", code)
            yield Finding(path, text, message("delete the entry"), on_key=True, file=PLAN)
