"""Diagnostics as JUnit XML: a test case for every file that something is to be said of."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from apcli.diagnostics import Severity
from apcli.text.width import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apcli.diagnostics import Diagnostic

_NAME = "apcli validate"
_OTHERS = "every other file"
_NO_XML = {code: f"\\u{code:04x}" for code in (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}


def render(files: int, diagnostics: Sequence[Diagnostic]) -> str:
    """The report, with a line end.

    A file with errors fails; its warnings and remarks, and those of a file without errors, are the
    case's output. The files without findings, whose names are not known here, are one more case
    that passes, so that a clean plan has one. `files` is a property of the suite.
    """
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.file, []).append(diagnostic)
    cases = [_case(_shown(file), found) for file, found in by_file.items()]
    cases.append(ET.Element("testcase", {"classname": _NAME, "name": _OTHERS}))
    failures = sum(case.find("failure") is not None for case in cases)
    suite = ET.Element(
        "testsuite",
        {
            "name": _NAME,
            "tests": str(len(cases)),
            "failures": str(failures),
            "errors": "0",
            "skipped": "0",
        },
    )
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", {"name": "files", "value": str(files)})
    suite.extend(cases)
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(file: str, diagnostics: Sequence[Diagnostic]) -> ET.Element:
    case = ET.Element("testcase", {"classname": _NAME, "name": file, "file": file})
    errors = [found for found in diagnostics if found.severity is Severity.ERROR]
    others = [found for found in diagnostics if found.severity is not Severity.ERROR]
    if errors:
        codes = ", ".join(dict.fromkeys(found.rule.code for found in errors))
        heading = _sentence(errors[0]) if len(errors) == 1 else f"{len(errors)} errors: {codes}"
        failure = ET.SubElement(case, "failure", {"message": heading, "type": codes})
        failure.text = _lines(errors)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)
    return case


def _lines(diagnostics: Sequence[Diagnostic]) -> str:
    return "".join(f"\n{_line(diagnostic)}" for diagnostic in diagnostics) + "\n"


def _line(diagnostic: Diagnostic) -> str:
    span, rule = diagnostic.span, diagnostic.rule
    place = f"{diagnostic.file}:{span.line}:{span.column}" if span else diagnostic.file
    help = f"\n  help: {_shown(str(diagnostic.help))}" if diagnostic.help else ""
    head = f"{_shown(place)} {rule.code}[{rule.name}] {diagnostic.severity}"
    return f"{head}: {_sentence(diagnostic)}{help}"


def _sentence(diagnostic: Diagnostic) -> str:
    return _shown(str(diagnostic.message))


def _shown(text: str) -> str:
    """The text with what does something, and what XML cannot hold, shown instead."""
    return visible(text).translate(_NO_XML)
