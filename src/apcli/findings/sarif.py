"""Diagnostics as SARIF 2.1.0, the interchange format of static analysis.

Its specification: docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from apcli import __version__
from apcli.diagnostics import Severity
from apcli.findings.gitlab import fingerprints
from apcli.lint.documentation import Documentation, Page, markdown, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apcli.diagnostics import Diagnostic, Rule, Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.REMARK: "note",
}


def render(files: int, diagnostics: Sequence[Diagnostic]) -> str:
    """The log of one run, with a line end; it describes every rule, found or not."""
    return sarif_log(files, diagnostics, pages())


def sarif_log(files: int, diagnostics: Sequence[Diagnostic], pages: Mapping[str, Page]) -> str:
    """The log of one run with the descriptions of these rules, by their codes."""
    described = _described(diagnostics, pages)
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


def _described(diagnostics: Iterable[Diagnostic], pages: Mapping[str, Page]) -> list[Page]:
    """The page of every rule, sorted by code; one that has none is described by its name."""
    named = {found.rule.code: _named(found.rule) for found in diagnostics}
    by_code = {**named, **pages}
    return [by_code[code] for code in sorted(by_code)]


def _named(rule: Rule) -> Page:
    return Page(rule, Documentation(f"{rule.name.replace('-', ' ').capitalize()}."))


def _rule(page: Page) -> dict[str, Any]:
    rule, documentation = page.rule, page.documentation
    description = (documentation.title, *documentation.paragraphs, *documentation.why)
    return {
        "id": rule.code,
        "name": rule.name.replace("-", " ").title().replace(" ", ""),
        "shortDescription": {"text": documentation.title},
        "fullDescription": {"text": "\n\n".join(description)},
        "help": {"text": _plain(documentation), "markdown": markdown(documentation)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _plain(documentation: Documentation) -> str:
    """The documentation as text, with the parts indented under their headings."""
    blocks = [documentation.title, *documentation.paragraphs]
    for part in documentation.parts():
        bodies = [*part.paragraphs, *([part.example.text] if part.example else [])]
        body = textwrap.indent("\n\n".join(bodies).rstrip(), "    ")
        blocks.append(f"{part.heading}:\n\n{body}")
    return "\n\n".join(blocks)


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
