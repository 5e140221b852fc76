"""Diagnostics as JSON, version 1: the same in every language, its messages in English."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic

VERSION = 1


def render(
    files: int,
    diagnostics: Sequence[Diagnostic],
    *,
    counted: Sequence[Severity] = tuple(Severity),
) -> str:
    """The report of `validate`: a summary and one object a finding, with a line end.

    What is not `counted` is null: nobody looked how much of it there is.
    """
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    counts = {severity: found[severity] if severity in counted else None for severity in Severity}
    report = {
        "version": VERSION,
        "summary": {
            "files": files,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.REMARK],
        },
        "diagnostics": [_object(diagnostic) for diagnostic in diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _object(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": str(diagnostic.message),
        "help": str(diagnostic.help) if diagnostic.help else None,
        "file": diagnostic.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "path": list(diagnostic.path),
        "initiative": diagnostic.initiative,
        "fixable": diagnostic.fixable,
    }
