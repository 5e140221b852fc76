"""Files with broken content: each error at its place, the other files checked, in one run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import SECOND, patched
from tests.hostile.contents import BROKEN, SUSPICIOUS, TEXT, file_of, hostile_plan, in_text
from tests.hostile.running import MARK, Found, found, marked_plan, report, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_found_and_the_others_are_checked(name: str, tmp_path: Path) -> None:
    content, expected = BROKEN[name]
    read = report(cwd=marked_plan(tmp_path, {SECOND: content}), code=1)
    errors = [each for each in read["diagnostics"] if each["severity"] == "error"]
    second = [(code, f"data/{SECOND}", line, column) for code, line, column in expected]
    assert found({"diagnostics": errors}) == [MARK, *second]
    assert read["summary"]["files"] == 5
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", SUSPICIOUS)
def test_an_odd_character_is_a_warning_alone(name: str, tmp_path: Path) -> None:
    character, code = SUSPICIOUS[name]
    content = patched(SECOND, f"title: 業務{character}の効率化\n")
    read = report(cwd=marked_plan(tmp_path, {SECOND: content}), code=1)
    assert found(read) == [MARK, (code, f"data/{SECOND}", 7, 10)]
    assert read["diagnostics"][1]["severity"] == "warning"


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("plan.yaml", "schema: 1\nschema: 1\n", ("AP006", "data/plan.yaml", 2, 1)),
        ("plan.yaml", "", ("AP009", "data/plan.yaml", 1, 1)),
        ("plan.yaml", "schema: 2\n", ("AP107", "data/plan.yaml", 1, 9)),
        ("taxonomy.yaml", "axes: {}\n", ("AP103", "data/taxonomy.yaml", 1, 7)),
        ("taxonomy.yaml", b"\xff", ("AP002", "data/taxonomy.yaml", 1, 1)),
        ("glossary.yaml", "terms: &a []\n", ("AP005", "data/glossary.yaml", 1, 8)),
        ("glossary.yaml", "- a\n", ("AP009", "data/glossary.yaml", 1, 1)),
    ],
)
def test_the_other_files_are_checked_when_one_for_all_is_broken(
    file: str, content: str | bytes, expected: Found, tmp_path: Path
) -> None:
    read = report(cwd=marked_plan(tmp_path, {file: content}), code=1)
    assert {MARK, expected} <= set(found(read))
    assert read["summary"]["files"] == 5


def test_references_in_a_circle_are_found_and_name_both_ends(tmp_path: Path) -> None:
    changes = {SECOND: f"{TEXT}predecessors: [third]\n"}
    changes["initiatives/third.yaml"] = patched(SECOND, "number: 3\npredecessors: [second]\n")
    read = report(cwd=marked_plan(tmp_path, changes), code=1)
    (message,) = (each["message"] for each in read["diagnostics"] if each["code"] == "AP217")
    assert "second" in message
    assert "third" in message


def test_all_findings_of_all_files_are_in_one_report(tmp_path: Path) -> None:
    read = report(cwd=hostile_plan(tmp_path), code=1)
    expected = {
        (code, f"data/{file_of(name)}", line, column)
        for name, (_, places) in BROKEN.items()
        for code, line, column in places
    }
    assert expected | {MARK} <= set(found(read))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_text_and_json_report_the_same_findings(language: str, tmp_path: Path) -> None:
    read = report(cwd=hostile_plan(tmp_path), code=1)
    text = run("validate", "--lang", language, cwd=tmp_path)
    assert text.returncode == 1
    assert text.stderr == b""
    assert sorted(map(str, in_text(text.stdout))) == sorted(map(str, found(read)))


def test_json_is_the_same_in_every_language_and_locale(tmp_path: Path) -> None:
    hostile_plan(tmp_path)
    line = ("validate", "--format", "json")
    english = run(*line, "--lang", "en", cwd=tmp_path).stdout
    assert json.loads(english)["summary"]["errors"] > len(BROKEN)
    assert run(*line, "--lang", "ja", cwd=tmp_path).stdout == english
    for locale in ("C", "POSIX", "ja_JP.UTF-8", "de_DE.ISO-8859-1"):
        assert run(*line, cwd=tmp_path, changes={"LC_ALL": locale}).stdout == english
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert run(*line, cwd=tmp_path, changes=ascii_only).stdout == english


@pytest.mark.parametrize("command", [["list"], ["show", "first"], ["progress"], ["render"]])
def test_every_other_command_prints_the_errors_alone_and_no_result(
    command: list[str], tmp_path: Path
) -> None:
    hostile_plan(tmp_path)
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == b""
    read = report(cwd=tmp_path, code=1)
    errors = [each for each in read["diagnostics"] if each["severity"] == "error"]
    assert in_text(done.stderr) == found({"diagnostics": errors})
