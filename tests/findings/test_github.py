from __future__ import annotations

from apcli.diagnostics import Diagnostic, Severity, Span, message
from apcli.findings import github
from apcli.source.reading_rules import YAML_SYNTAX


def command(file: str, sentence: str, span: Span | None = None) -> str:
    text = message("{sentence}", sentence=sentence)
    report = github.render(1, [Diagnostic(YAML_SYNTAX, Severity.ERROR, text, file, span)])
    first, summary, end = report.split("\n")
    assert summary == "1 file checked: 1 error, 0 warnings, 0 remarks"
    assert end == ""
    return first


def test_a_message_cannot_start_a_command_of_its_own() -> None:
    assert command("a.yaml", "x\n::add-mask::y\r\n%0A") == (
        "::error file=a.yaml,title=AP004 yaml-syntax::x%0A::add-mask::y%0D%0A%250A"
    )


def test_a_file_name_cannot_add_a_property_or_end_them() -> None:
    assert command("./a,title=b::c%\n.yaml", "x") == (
        "::error file=a%2Ctitle=b%3A%3Ac%25%0A.yaml,title=AP004 yaml-syntax::x"
    )


def test_other_control_characters_are_shown() -> None:
    assert command("a.yaml", "\x1b[2Jx\u202e").endswith("::␛[2Jx\\u202e")


def test_a_place_over_several_lines_has_no_columns() -> None:
    assert command("a.yaml", "x", Span(2, 8, 3, 7)) == (
        "::error file=a.yaml,line=2,endLine=3,title=AP004 yaml-syntax::x"
    )


def test_remarks_may_be_left_out_and_are_counted() -> None:
    text = message("x")
    found = [Diagnostic(YAML_SYNTAX, severity, text, "a.yaml") for severity in Severity]
    report = github.render(1, found, remarks=False).splitlines()
    assert [line.partition(" ")[0] for line in report[:-1]] == ["::error", "::warning"]
    assert report[-1] == "1 file checked: 1 error, 1 warning, 1 remark"
    assert len(github.render(1, found).splitlines()) == 4


def test_of_errors_alone_nothing_else_is_counted() -> None:
    assert github.render(3, [], counted=[Severity.ERROR]) == "3 files checked: 0 errors\n"


def test_without_findings_there_is_the_summary_alone() -> None:
    assert github.render(3, []) == "3 files checked: 0 errors, 0 warnings, 0 remarks\n"
