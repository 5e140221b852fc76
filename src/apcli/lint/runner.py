"""All rules over one workspace → diagnostics."""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from typing import TYPE_CHECKING

from apcli.diagnostics import Diagnostic, Fix, Severity, Span
from apcli.errors import RuleCrashed
from apcli.lint.checker import Checker, Finding, Scope
from apcli.lint.ignoring import apply_ignores
from apcli.lint.text_checker import PlanTexts, TextChecker
from apcli.lint.texts import join
from apcli.source import fix_for, fix_in_parts, locate, locate_part, span_of
from apcli.workspace import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from apcli.diagnostics import DataPath
    from apcli.lint.texts import Texts
    from apcli.models import Sheet
    from apcli.workspace import Workspace

Judge = tuple[Checker, "Callable[..., Iterable[Finding]]"]

IGNORE = "ignore"

_LAST_YEAR = "AP7"
"""The group of rules that know last year's edition."""


def run(workspace: Workspace, rules: Iterable[Checker | TextChecker]) -> list[Diagnostic]:
    """Every finding of reading and of the rules, with the plan's own severities, in file order.

    A rule that needs a part of the plan which could not be read is left out: that part's own
    errors are in the result.

    Raises:
        RuleCrashed: a rule raised instead of judging.
    """
    chosen: Mapping[str, str] = {}
    if workspace.read_plan is not None:
        chosen = workspace.read_plan.lint.severity
    wanted = [rule for rule in rules if chosen.get(rule.rule.code) != IGNORE]
    found = [*_of_reading(workspace, chosen)]
    # By file, so that a file is composed once for all that is said of it.
    by_file = sorted(findings(workspace, wanted), key=lambda pair: pair[1].file)
    for rule, finding in by_file:
        severity = Severity(chosen.get(rule.rule.code, rule.rule.severity))
        found.append(_diagnostic(rule, finding, severity, workspace))
    known = workspace.previous is not None
    judged = frozenset(each.rule.code for each in wanted if known or not knows_last_year(each))
    kept = apply_ignores(found, workspace.documents.values(), judged)
    return sorted(kept, key=lambda diagnostic: diagnostic.order)


def knows_last_year(rule: Checker | TextChecker) -> bool:
    """The rule compares with the edition before, and is silent where that was not read."""
    return rule.rule.code.startswith(_LAST_YEAR)


def findings(
    workspace: Workspace, rules: Iterable[Checker | TextChecker]
) -> Iterator[tuple[Checker | TextChecker, Finding]]:
    """What each rule finds, before comments and the plan's own severities are looked at.

    Raises:
        RuleCrashed: a rule raised instead of judging.
    """
    text_rules, judges = list[TextChecker](), dict[Scope, list[Judge]]()
    for rule in rules:
        if isinstance(rule, TextChecker):
            text_rules.append(rule)
        else:
            judges.setdefault(rule.scope, []).extend(_prepared(rule, workspace))
    for rule, judge in judges.get(Scope.PLAN, ()):
        for finding in _judged(rule, judge, workspace):
            yield rule, finding
    of_sheet, of_indicator = judges.get(Scope.SHEET, ()), judges.get(Scope.INDICATOR, ())
    of_initiative = (*of_sheet, *judges.get(Scope.INITIATIVE, ()))
    yield from _of_sheets(of_initiative, of_indicator, workspace.initiatives, Finding.of)
    yield from _of_sheets(of_sheet, of_indicator, workspace.goals, Finding.of_goal)
    if text_rules:
        yield from _of_texts(text_rules, workspace)


def _prepared(rule: Checker, workspace: Workspace) -> Iterator[Judge]:
    """The rule with what it has to know, or nothing where that could not be read."""
    if rule.prepare is None:
        yield rule, rule.check
        return
    try:
        yield rule, partial(rule.check, rule.prepare(workspace))
    except Unavailable:
        return
    except Exception as error:
        raise RuleCrashed(rule.rule.code, rule.rule.name) from error


def _judged(rule: Checker, judge: Callable[..., Iterable[Finding]], value: object) -> list[Finding]:
    try:
        return list(judge(value))
    except Unavailable:
        return []
    except Exception as error:
        raise RuleCrashed(rule.rule.code, rule.rule.name) from error


def _of_sheets(
    of_sheet: Iterable[Judge],
    of_indicator: Iterable[Judge],
    sheets: Mapping[str, Sheet],
    placed: Callable[[Finding, str, DataPath], Finding],
) -> Iterator[tuple[Checker, Finding]]:
    """One pass over sheets and their indicators, each handed to every rule for it."""
    rule = None
    try:
        for key, sheet in sheets.items():
            for rule, judge in of_sheet:
                for finding in judge(sheet):
                    yield rule, placed(finding, key, ())
            for name, indicator in sheet.indicators.items():
                for rule, judge in of_indicator:
                    for finding in judge(indicator):
                        yield rule, placed(finding, key, ("indicators", name))
    except Exception as error:
        if rule is None:
            raise
        raise RuleCrashed(rule.rule.code, rule.rule.name) from error


def _of_texts(
    rules: Sequence[TextChecker], workspace: Workspace
) -> Iterator[tuple[TextChecker, Finding]]:
    """Every rule over all texts joined; it looks closer only at the files it sees something in."""
    plan = PlanTexts(workspace, *join(workspace))
    for rule in rules:
        try:
            for texts in plan.files_at(rule.screen(plan)):
                for finding in _in_texts(rule, texts, plan):
                    yield rule, finding
        except Exception as error:
            raise RuleCrashed(rule.rule.code, rule.rule.name) from error


def _in_texts(rule: TextChecker, texts: Texts, plan: PlanTexts) -> Iterator[Finding]:
    for field in texts.fields:
        if rule.sentences and not field.sentences:
            continue
        for found in re.finditer(rule.pattern, field.text):
            slip = rule.judge(found, field, plan)
            if slip is not None:
                yield Finding(
                    field.path,
                    slip.message,
                    slip.help,
                    part=(slip.start, slip.end),
                    replacement=slip.replacement,
                    safe=slip.safe,
                    file=texts.described.file,
                    initiative=texts.described.initiative,
                )


def _of_reading(workspace: Workspace, chosen: Mapping[str, str]) -> Iterable[Diagnostic]:
    for diagnostic in workspace.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            yield diagnostic  # what cannot be read cannot be ignored
            continue
        severity = chosen.get(diagnostic.rule.code, diagnostic.severity)
        if severity != IGNORE:
            yield dataclasses.replace(diagnostic, severity=Severity(severity))


def _diagnostic(
    rule: Checker | TextChecker, finding: Finding, severity: Severity, workspace: Workspace
) -> Diagnostic:
    document = workspace.documents[finding.file]
    span, fix = _place(finding, workspace)
    return Diagnostic(
        rule.rule,
        severity,
        finding.message,
        document.file,
        span,
        finding.help,
        finding.path,
        finding.initiative,
        fix,
        finding.doubt,
    )


def _place(finding: Finding, workspace: Workspace) -> tuple[Span, Fix | None]:
    """Where the finding stands, and its fix where what it means is written in one piece."""
    document, new = workspace.documents[finding.file], finding.replacement
    place = finding.part and locate_part(document, finding.path, *finding.part)
    if place:
        fix = Fix(*place, new, finding.safe, finding.part) if isinstance(new, str) else None
        return span_of(document, *place), fix
    fix = None
    if isinstance(new, tuple):
        fix = fix_in_parts(document, finding.path, new, safe=finding.safe)
    elif new is not None and finding.part is None:
        fix = fix_for(document, finding.path, new, safe=finding.safe, key=finding.on_key)
    return locate(document, finding.path, key=finding.on_key), fix
