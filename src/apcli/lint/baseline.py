"""Known findings of an old plan, written down once, so that only new ones are reported.

A finding is known again by its file, code, path and sentence: not by its line, which moves.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from apcli.diagnostics import Severity, message
from apcli.errors import BaselineUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apcli.diagnostics import Diagnostic

VERSION = 1

Known = Counter[tuple[str, str, str, str]]
"""How often each finding is known: by file, code, path and sentence."""


def baseline_json(diagnostics: Iterable[Diagnostic], shown_root: str) -> str:
    """The findings as a baseline file; errors of reading are never part of it."""
    known = known_findings(diagnostics, shown_root)
    findings = [
        {"file": file, "code": code, "path": path, "message": text, "count": count}
        for (file, code, path, text), count in sorted(known.items())
    ]
    report = {"version": VERSION, "findings": findings}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def known_findings(diagnostics: Iterable[Diagnostic], shown_root: str) -> Known:
    """What these findings let know again; never errors of reading."""
    return Counter(_identity(each, shown_root) for each in diagnostics if _may_be_known(each))


def parse_baseline(text: str, shown: str) -> Known:
    """What a baseline file knows.

    Raises:
        BaselineUnreadable: the text is no baseline of this version.
    """
    try:
        report = json.loads(text)
        if report["version"] != VERSION:
            raise ValueError("another version")
        return Counter(
            {
                (each["file"], each["code"], each["path"], each["message"]): int(each["count"])
                for each in report["findings"]
            }
        )
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        text_ = message("{file} is no baseline of apcli", file=shown)
        help = message("write it anew with --write-baseline")
        raise BaselineUnreadable(text_, help) from error


def without_known(
    diagnostics: Sequence[Diagnostic], known: Known, shown_root: str
) -> list[Diagnostic]:
    """The findings that the baseline does not know, each as often as it is new."""
    left = known.copy()
    new = []
    for diagnostic in diagnostics:
        identity = _identity(diagnostic, shown_root)
        if _may_be_known(diagnostic) and left[identity] > 0:
            left[identity] -= 1
        else:
            new.append(diagnostic)
    return new


def _may_be_known(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is not Severity.ERROR or diagnostic.rule.code >= "AP2"


def _identity(diagnostic: Diagnostic, shown_root: str) -> tuple[str, str, str, str]:
    file = diagnostic.file.removeprefix(f"{shown_root}/")
    path = ".".join(map(str, diagnostic.path))
    return file, diagnostic.rule.code, path, str(diagnostic.message)
