from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from apcli.diagnostics import Diagnostic, Severity, Span, message
from apcli.findings import gitlab
from apcli.findings.gitlab import fingerprints
from apcli.source.reading_rules import DUPLICATE_KEY
from tests.findings.findings import plan_findings

if TYPE_CHECKING:
    from pathlib import Path


def test_every_issue_has_the_documented_fields_and_no_other(tmp_path: Path) -> None:
    files, found = plan_findings(tmp_path)
    issues: list[dict[str, Any]] = json.loads(gitlab.render(files, found))
    assert len(issues) == len(found)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert set(issue["location"]) == {"path", "lines"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
        assert issue["check_name"]


def test_no_two_findings_have_one_fingerprint(tmp_path: Path) -> None:
    _, found = plan_findings(tmp_path)
    assert len(set(fingerprints([*found, *found]))) == 2 * len(found)


def test_fingerprints_stay_when_lines_are_put_before(tmp_path: Path) -> None:
    _, before = plan_findings(tmp_path / "before")
    _, after = plan_findings(tmp_path / "after", "# one\n# two\n")
    assert [found.span for found in before] != [found.span for found in after]
    assert list(fingerprints(before)) == list(fingerprints(after))


def test_a_line_that_a_message_names_is_not_in_the_fingerprint() -> None:
    def twice(line: int) -> Diagnostic:
        text = message("duplicate key '{key}', first used on line {line}", key="a", line=line)
        span = Span(line + 1, 1, line + 1, 2)
        return Diagnostic(DUPLICATE_KEY, Severity.ERROR, text, "plan.yaml", span, path=("a",))

    assert list(fingerprints([twice(1)])) == list(fingerprints([twice(7)]))


def test_the_path_is_one_that_gitlab_takes_and_the_description_is_whole() -> None:
    text = message("wrong {name}", name="\ud800")
    found = Diagnostic(DUPLICATE_KEY, Severity.WARNING, text, "./plan.yaml", None, message("help"))
    (issue,) = json.loads(gitlab.render(1, [found]).encode("utf-8", "backslashreplace"))
    assert issue["location"] == {"path": "plan.yaml", "lines": {"begin": 1}}
    assert issue["description"] == "wrong \ud800; help"


def test_without_findings_it_is_an_empty_list() -> None:
    assert gitlab.render(3, []) == "[]\n"
