"""Diagnostics as a Code Quality report of GitLab, and what tells one finding from another."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from apcli.diagnostics import Diagnostic

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.REMARK: "info",
}


def render(files: int, diagnostics: Sequence[Diagnostic]) -> str:
    """The report, with a line end; it has no place for the number of files."""
    marked = zip(diagnostics, fingerprints(diagnostics), strict=True)
    report = [_issue(diagnostic, fingerprint) for diagnostic, fingerprint in marked]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """For each finding what no other one has, whichever line it stands in.

    It is made of code, file, path and the values in the message, not of its wording; findings
    that share all of these are numbered in the order given.
    """
    seen = Counter[str]()
    for diagnostic in diagnostics:
        values = {
            name: str(value)
            for name, value in sorted(diagnostic.message.values.items())
            if name != "line"
        }
        what = json.dumps([diagnostic.rule.code, diagnostic.file, diagnostic.path, values])
        seen[what] += 1
        yield hashlib.sha256(f"{what}{seen[what]}".encode("ascii")).hexdigest()


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    sentences = filter(None, (diagnostic.message, diagnostic.help))
    return {
        "description": "; ".join(map(str, sentences)),
        "check_name": f"{diagnostic.rule.code} {diagnostic.rule.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": diagnostic.file.removeprefix("./"),
            "lines": {"begin": diagnostic.span.line if diagnostic.span else 1},
        },
    }
