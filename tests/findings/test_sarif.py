from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

from apcli.diagnostics import Diagnostic, Fix, Rule, Severity, Span, message
from apcli.findings.sarif import render, sarif_log
from apcli.lint.registry import all_codes
from apcli.source.reading_rules import TRAILING_SPACE
from tests.findings.findings import PAGES_ASKED, SHOWN, plan_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text("utf-8"))

FOUND = Diagnostic(
    TRAILING_SPACE,
    Severity.WARNING,
    message("a space"),
    "data/plan.yaml",
    Span(1, 3, 1, 4),
    fix=Fix(2, 3, "", safe=True),
)


def run_of(files: int, diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """The run in a log that keeps to the schema."""
    log = json.loads(render(files, diagnostics))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(diagnostic: Diagnostic) -> dict[str, Any]:
    (result,) = run_of(1, [diagnostic])["results"]
    assert isinstance(result, dict)
    return result


def uri_of(file: str) -> str:
    result = result_of(dataclasses.replace(FOUND, file=file))
    (location,) = result["locations"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert isinstance(uri, str)
    return uri


def test_the_schema_refuses_what_is_no_log() -> None:
    log = json.loads(render(1, [FOUND]))
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_every_rule_is_described(tmp_path: Path) -> None:
    files, found = plan_findings(tmp_path)
    run = run_of(files, found)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_codes())
    assert all(rule["name"].isalnum() and rule["name"][0].isupper() for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_markdown_of_every_rule_has_its_examples_in_fences() -> None:
    for rule in run_of(0, [])["tool"]["driver"]["rules"]:
        if rule["id"] >= "AP2":
            markdown = rule["help"]["markdown"]
            assert markdown.count("```yaml\n") == 2
            assert markdown.count("```") == 4
            assert "**Bad" in markdown
            assert "Bad" not in rule["fullDescription"]["text"].split()
            assert "\n\nBad" in rule["help"]["text"]


def test_a_plan_without_findings_has_an_empty_list() -> None:
    assert run_of(3, [])["results"] == []


def test_a_rule_without_a_page_is_described_by_its_name() -> None:
    unlisted = dataclasses.replace(FOUND, rule=Rule("AP999", "not-listed", Severity.REMARK))
    run = run_of(1, [unlisted])
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["name"] == "NotListed"
    assert rule["fullDescription"] == {"text": "Not listed."}


def test_a_uri_is_percent_encoded_and_leads_back_to_the_name() -> None:
    assert uri_of("./a b#?%:&.yaml") == "a%20b%23%3F%25%3A%26.yaml"
    assert uri_of("/data/plan.yaml") == "file:///data/plan.yaml"
    assert unquote(uri_of(f"{SHOWN}/plan.yaml")) == f"{SHOWN}/plan.yaml"
    assert uri_of("caf\udce9.yaml") == "caf%E9.yaml"


def test_braces_and_links_in_a_message_are_literal() -> None:
    text = message("{it}", it="{0} [here](https://example.com)")
    result = result_of(dataclasses.replace(FOUND, message=text))
    assert result["message"]["text"] == r"{{0}} [here\](https://example.com)"


def test_fingerprints_stay_when_lines_are_put_before(tmp_path: Path) -> None:
    prints = [
        [result["partialFingerprints"] for result in run_of(files, found)["results"]]
        for files, found in (
            plan_findings(tmp_path / "before"),
            plan_findings(tmp_path / "after", "# one\n"),
        )
    ]
    assert prints[0] == prints[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"fix": None},
        {"span": None},
        {"span": Span(1, 3, 2, 4)},
        {"span": Span(1, 1, 1, 9)},
    ],
)
def test_without_the_place_of_a_fix_there_is_none(changes: dict[str, Any]) -> None:
    assert "fixes" in result_of(FOUND)
    assert "fixes" not in result_of(dataclasses.replace(FOUND, **changes))


def test_the_fixes_applied_as_written_fix_the_file(tmp_path: Path) -> None:
    files, found = plan_findings(tmp_path)
    run = json.loads(sarif_log(files, found, PAGES_ASKED))["runs"][0]
    texts = {
        name: (tmp_path / f"initiatives/{name}.yaml").read_text("utf-8").split("\n")
        for name in ("first", "third")
    }
    for result in reversed(run["results"]):
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            lines = texts[Path(change["artifactLocation"]["uri"]).stem]
            (replacement,) = change["replacements"]
            region = replacement["deletedRegion"]
            line = lines[region["startLine"] - 1]
            head, tail = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
            lines[region["startLine"] - 1] = head + replacement["insertedContent"]["text"] + tail
    lines = texts["first"]
    assert lines[2] == "departments: ['窓口::課,100%<b>]]>', 情報推進課, '{0}[課](//x.test)']"
    assert lines[5] == "overview: 窓口の Web 予約と Web 手続を見直します。"
    assert lines[6] == "actions: 書かない窓口を広げます。"
    assert "overview: 業務の進め方を見直します。" in texts["third"]
