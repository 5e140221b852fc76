"""All rules over one workspace → diagnostics."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from apcli.diagnostics import Diagnostic, Severity
from apcli.errors import RuleCrashed
from apcli.source import locate
from apcli.workspace import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from apcli.lint.rule import Finding, Rule
    from apcli.workspace import Workspace

IGNORE = "ignore"


def run(workspace: Workspace, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Every finding of reading and of the rules, with the plan's own severities, in file order.

    A rule that needs a part of the plan which could not be read is left out: that part's own
    errors are in the result.

    Raises:
        RuleCrashed: a rule raised instead of judging.
    """
    chosen: Mapping[str, str] = {}
    if workspace.read_plan is not None:
        chosen = workspace.read_plan.lint.severity
    found = [*_of_reading(workspace, chosen)]
    for rule in rules:
        severity = chosen.get(rule.kind.code, rule.kind.severity)
        if severity != IGNORE:
            found += [
                _diagnostic(rule, finding, Severity(severity), workspace)
                for finding in _findings(rule, workspace)
            ]
    return sorted(found, key=lambda diagnostic: diagnostic.order)


def _findings(rule: Rule, workspace: Workspace) -> list[Finding]:
    try:
        return list(rule.check(workspace))
    except Unavailable:
        return []
    except Exception as error:
        raise RuleCrashed(rule.kind.code, rule.kind.name) from error


def _of_reading(workspace: Workspace, chosen: Mapping[str, str]) -> Iterable[Diagnostic]:
    for diagnostic in workspace.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            yield diagnostic  # what cannot be read cannot be ignored
            continue
        severity = chosen.get(diagnostic.kind.code, diagnostic.severity)
        if severity != IGNORE:
            yield dataclasses.replace(diagnostic, severity=Severity(severity))


def _diagnostic(
    rule: Rule, finding: Finding, severity: Severity, workspace: Workspace
) -> Diagnostic:
    document = workspace.documents[finding.file]
    span = locate(document, finding.path, key=finding.on_key)
    return Diagnostic(
        rule.kind,
        severity,
        finding.message,
        document.file,
        span,
        finding.help,
        finding.path,
        finding.initiative,
    )
