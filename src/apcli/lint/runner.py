"""All rules over one workspace → diagnostics."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Diagnostic, Fix, Severity, Span
from apcli.errors import RuleCrashed
from apcli.lint.ignoring import apply_ignores
from apcli.lint.rule import Finding, Rule
from apcli.lint.text_rule import Document, TextRule
from apcli.lint.texts import texts_of
from apcli.source import locate, locate_part, locate_whole, span_of
from apcli.workspace import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.lint.texts import Texts
    from apcli.workspace import Workspace

IGNORE = "ignore"


def run(workspace: Workspace, rules: Iterable[Rule | TextRule]) -> list[Diagnostic]:
    """Every finding of reading and of the rules, with the plan's own severities, in file order.

    A rule that needs a part of the plan which could not be read is left out: that part's own
    errors are in the result.

    Raises:
        RuleCrashed: a rule raised instead of judging.
    """
    chosen: Mapping[str, str] = {}
    if workspace.read_plan is not None:
        chosen = workspace.read_plan.lint.severity
    wanted = [rule for rule in rules if chosen.get(rule.kind.code) != IGNORE]
    found = [*_of_reading(workspace, chosen)]
    # By file, so that a file is composed once for all that is said of it.
    by_file = sorted(_findings(workspace, wanted), key=lambda pair: pair[1].file)
    for rule, finding in by_file:
        severity = Severity(chosen.get(rule.kind.code, rule.kind.severity))
        found.append(_diagnostic(rule, finding, severity, workspace))
    judged = frozenset(rule.kind.code for rule in wanted)
    kept = apply_ignores(found, workspace.documents.values(), judged)
    return sorted(kept, key=lambda diagnostic: diagnostic.order)


def _findings(
    workspace: Workspace, rules: Iterable[Rule | TextRule]
) -> Iterator[tuple[Rule | TextRule, Finding]]:
    text_rules = []
    for rule in rules:
        if isinstance(rule, TextRule):
            text_rules.append(rule)
            continue
        for finding in _of_rule(rule, workspace):
            yield rule, finding
    if text_rules:
        yield from _of_texts(text_rules, workspace)


def _of_rule(rule: Rule, workspace: Workspace) -> list[Finding]:
    try:
        return list(rule.check(workspace))
    except Unavailable:
        return []
    except Exception as error:
        raise RuleCrashed(rule.kind.code, rule.kind.name) from error


def _of_texts(
    rules: Sequence[TextRule], workspace: Workspace
) -> Iterator[tuple[TextRule, Finding]]:
    """One pass over all texts; a rule looks closer only where its screen sees something."""
    document = Document(workspace, list(texts_of(workspace)))
    signs = frozenset[str]().union(*(rule.signs for rule in rules))
    any_sign = re.compile(f"[{re.escape(''.join(sorted(signs)))}]") if signs else None
    for texts in document.texts:
        there = frozenset(any_sign.findall(texts.joined)) if any_sign else frozenset()
        for rule in rules:
            if rule.signs and rule.signs.isdisjoint(there):
                continue
            try:
                if rule.signs or rule.screen(texts, document):
                    for finding in _in_texts(rule, texts, document):
                        yield rule, finding
            except Exception as error:
                raise RuleCrashed(rule.kind.code, rule.kind.name) from error


def _in_texts(rule: TextRule, texts: Texts, document: Document) -> Iterator[Finding]:
    for field in texts.fields:
        if rule.sentences and not field.sentences:
            continue
        for found in rule.pattern.finditer(field.text):
            slip = rule.judge(found, field, document)
            if slip is not None:
                yield Finding(
                    texts.file,
                    field.path,
                    slip.message,
                    slip.help,
                    initiative=texts.initiative,
                    part=(slip.start, slip.end),
                    replacement=slip.replacement,
                    safe=slip.safe,
                )


def _of_reading(workspace: Workspace, chosen: Mapping[str, str]) -> Iterable[Diagnostic]:
    for diagnostic in workspace.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            yield diagnostic  # what cannot be read cannot be ignored
            continue
        severity = chosen.get(diagnostic.kind.code, diagnostic.severity)
        if severity != IGNORE:
            yield dataclasses.replace(diagnostic, severity=Severity(severity))


def _diagnostic(
    rule: Rule | TextRule, finding: Finding, severity: Severity, workspace: Workspace
) -> Diagnostic:
    document = workspace.documents[finding.file]
    span, fix = _place(finding, workspace)
    return Diagnostic(
        rule.kind,
        severity,
        finding.message,
        document.file,
        span,
        finding.help,
        finding.path,
        finding.initiative,
        fix,
    )


def _place(finding: Finding, workspace: Workspace) -> tuple[Span, Fix | None]:
    """Where the finding stands, and its fix where what it means is written in one piece."""
    document = workspace.documents[finding.file]
    if finding.part is not None:
        place = locate_part(document, finding.path, *finding.part)
    elif finding.replacement is not None:
        place = locate_whole(document, finding.path, key=finding.on_key)
    else:
        place = None
    if place is None:
        return locate(document, finding.path, key=finding.on_key), None
    fix = None
    if finding.replacement is not None:
        fix = Fix(*place, finding.replacement, finding.safe, finding.part, finding.on_key)
    return span_of(document, *place), fix
