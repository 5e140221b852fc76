from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from apcli.diagnostics import Diagnostic, Severity, message
from apcli.findings import junit
from apcli.source.reading_rules import YAML_SYNTAX
from tests.findings.findings import SHOWN, plan_findings

if TYPE_CHECKING:
    from pathlib import Path


def suite_of(report: str) -> ET.Element:
    suite = ET.fromstring(report.encode()).find("testsuite")
    assert suite is not None
    return suite


def test_files_with_errors_fail_and_the_counts_are_those_of_the_cases(tmp_path: Path) -> None:
    suite = suite_of(junit.render(*plan_findings(tmp_path)))
    cases = suite.findall("testcase")
    failed = [case.get("name") for case in cases if case.find("failure") is not None]
    folder = f"{SHOWN}/initiatives"
    assert failed == [f"{folder}/first.yaml", f"{folder}/third.yaml", f"{folder}/第 4,号.yaml"]
    assert suite.get("tests") == str(len(cases))
    assert suite.get("failures") == str(len(failed))


def test_the_messages_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    suite = suite_of(junit.render(*plan_findings(tmp_path)))
    text = suite.findtext("testcase/failure") or ""
    assert "unknown department '窓口::課,100%<b>]]>'\n" in text


def test_what_xml_cannot_hold_is_shown() -> None:
    every = "".join(map(chr, (*range(0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)))
    found = Diagnostic(
        YAML_SYNTAX, Severity.ERROR, message("{it}", it=every), f"{every}.yaml", None, message("x")
    )
    suite = suite_of(junit.render(1, [found]))
    shown = "".join(chr(0x2400 + code) for code in range(0x20)) + (
        "␡\\x85\\ud800\\udfff\\ufffe\\uffff"
    )
    case, _ = suite.findall("testcase")
    assert case.get("name") == f"{shown}.yaml"
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == shown


def test_a_plan_without_findings_passes_one_case() -> None:
    suite = suite_of(junit.render(3, []))
    assert [case.get("name") for case in suite.findall("testcase")] == ["every other file"]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
