"""Diagnostics as SARIF 2.1.0, the interchange format of static analysis.

Its specification: docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from apcli import __version__
from apcli.diagnostics import Severity
from apcli.findings.gitlab import fingerprints
from apcli.models import shape_rules
from apcli.source import reading_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apcli.diagnostics import Diagnostic, Rule, Span
    from apcli.lint.checker import Checker
    from apcli.lint.text_checker import TextChecker

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REMARK: "note",
}

_EXAMPLE = re.compile(
    r"^((?:Bad|Good)(?: \(as of [0-9-]+\))?):\n\n((?:    .*(?:\n|\Z)|\n)+)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class _Described:
    """A kind of finding, in a sentence and with all that is to be said of it."""

    rule: Rule
    summary: str
    documentation: str


def sarif_json(
    files: int, diagnostics: Sequence[Diagnostic], rules: Sequence[Checker | TextChecker]
) -> str:
    """The log of one run, with a line end; it describes every kind of finding, found or not."""
    described = _described(diagnostics, rules)
    indexes = {each.rule.code: index for index, each in enumerate(described)}
    marked = zip(diagnostics, fingerprints(diagnostics), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "apcli",
                "version": __version__,
                "rules": [_rule(each) for each in described],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, indexes[diagnostic.rule.code], fingerprint)
            for diagnostic, fingerprint in marked
        ],
        "properties": {"files": files},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _described(
    diagnostics: Iterable[Diagnostic], rules: Iterable[Checker | TextChecker]
) -> list[_Described]:
    """Every rule, sorted by code; of one that is found but known nowhere only its name is known."""
    every = [_named(found.rule) for found in diagnostics]
    documented = {**reading_rules.DOCUMENTATION, **shape_rules.DOCUMENTATION}
    documented |= {rule.rule: rule.documentation for rule in rules}
    for rule, text in documented.items():
        documentation = text.strip()
        every.append(_Described(rule, documentation.partition("\n\n")[0], documentation))
    by_code = {described.rule.code: described for described in every}
    return [by_code[code] for code in sorted(by_code)]


def _named(rule: Rule) -> _Described:
    summary = f"{rule.name.replace('-', ' ').capitalize()}."
    return _Described(rule, summary, summary)


def _rule(described: _Described) -> dict[str, Any]:
    rule, documentation = described.rule, described.documentation
    return {
        "id": rule.code,
        "name": rule.name.replace("-", " ").title().replace(" ", ""),
        "shortDescription": {"text": _unwrapped(described.summary)},
        "fullDescription": {"text": _unwrapped(_EXAMPLE.sub("", documentation).strip())},
        "help": {
            "text": documentation,
            "markdown": _EXAMPLE.sub(_fenced, documentation).strip(),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _unwrapped(text: str) -> str:
    """The text with one line a paragraph."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def _fenced(example: re.Match[str]) -> str:
    return f"**{example[1]}:**\n\n```yaml\n{textwrap.dedent(example[2]).strip()}\n```\n\n"


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(diagnostic.file)}
    if diagnostic.span:
        place["region"] = _region(diagnostic.span)
    sentences = filter(None, (diagnostic.message, diagnostic.help))
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message("; ".join(map(str, sentences))),
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"findingRoute/v1": fingerprint},
    }
    fixes = _fixes(diagnostic)
    if fixes:
        result["fixes"] = fixes
    return result


def _fixes(diagnostic: Diagnostic) -> list[dict[str, Any]]:
    """The fix, where its place in characters is the finding's in lines and columns."""
    fix, span = diagnostic.fix, diagnostic.span
    if fix is None or span is None or span.line != span.end_line:
        return []
    if span.end_column - span.column != fix.end - fix.start:
        return []
    replacement = {
        "deletedRegion": _region(span),
        "insertedContent": {"text": fix.replacement},
    }
    return [
        {
            "description": _message(str(diagnostic.help or diagnostic.message)),
            "artifactChanges": [
                {"artifactLocation": _artifact(diagnostic.file), "replacements": [replacement]}
            ],
            "properties": {"safe": fix.safe},
        }
    ]


def _artifact(file: str) -> dict[str, str]:
    path = quote(file.removeprefix("./").encode("utf-8", "surrogateescape"))
    return {"uri": f"file://{path}" if path.startswith("/") else path}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _message(text: str) -> dict[str, str]:
    """A message in which neither a placeholder, `{0}`, nor a link, `[…](…)`, is taken for one."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
