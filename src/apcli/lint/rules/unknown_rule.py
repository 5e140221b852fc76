"""A severity set in `plan.yaml` for an unknown rule, or for one whose severity is fixed.

The severity of errors of reading (AP0 and AP1) is fixed, since they keep a file from being read.

Why:
    Whoever wrote the entry believes that a rule is stricter or switched off, but nothing has
    changed: mistakes that should stop the publication pass, or findings that were accepted keep
    coming.

How to fix:
    Correct the code; `apcli rules` lists them all. Delete the entry if the rule no longer exists.

When to ignore:
    Never: the entry has no effect.

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
from apcli.lint.registry import adjustable_codes, all_codes
from apcli.workspace import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Workspace

RULE = Rule("AP213", "unknown-rule", Severity.ERROR)


def check(workspace: Workspace) -> Iterator[Finding]:
    """The codes in `lint.severity` against those whose severity can be chosen."""
    adjustable = adjustable_codes()
    for code in workspace.plan.lint.severity:
        if code in adjustable:
            continue
        if code in all_codes():
            text = message("the severity of {code} cannot be changed", code=code)
        else:
            text = message("no rule has the code '{code}'", code=code)
        help = message("delete the entry; 'apcli rules' lists the codes")
        yield Finding(("lint", "severity", code), text, help, on_key=True, file=PLAN)
