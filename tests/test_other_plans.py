"""Plans of other kinds than the first: each is whole in every command and format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.processes import apcli, output

PLANS = Path(__file__).with_name("plans")
NAMES = ("levels", "reviews", "money")
FORMATS = ("markdown", "html", "pdf", "docx")


@pytest.mark.parametrize("name", NAMES)
def test_it_has_no_finding(name: str) -> None:
    done = apcli("validate", "--strict", "--data", PLANS / name / "data")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1].endswith("0 errors, 0 warnings, 0 remarks")


COMMANDS = (
    ("list",),
    ("matrix",),
    ("progress",),
    ("progress", "--missing"),
    ("progress", "--by", "department"),
    ("progress", "--year", "2025-2027"),
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_question_has_an_answer_in_every_format(name: str, command: tuple[str, ...]) -> None:
    for format in ("table", "json", "csv", "markdown"):
        assert output(*command, "--format", format, "--data", PLANS / name / "data")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("document", ["plan", "progress"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_document_is_made_in_every_format(
    name: str, document: str, format: str, tmp_path: Path
) -> None:
    file = tmp_path / "made"
    asked = ("render", "--document", document, "--format", format, "--output", file)
    done = apcli(*asked, "--data", PLANS / name / "data")
    assert (done.returncode, done.stderr) == (0, b"")
    assert file.stat().st_size > 0


def test_goals_are_counted_with_all_that_lies_below_them() -> None:
    data = PLANS / "levels/data"
    counted = json.loads(output("progress", "--by", "goal", "--format", "json", "--data", data))
    groups = {each["key"]: each for each in counted["by"]["groups"]}
    assert [
        (key, each["level"], each["summary"]["initiatives"]) for key, each in groups.items()
    ] == [
        ("health", 0, 2),
        ("health-policy", 1, 2),
        ("checkups", 2, 2),
        ("invitations", 3, 2),
        ("children", 0, 1),
        ("nursing", 1, 1),
        ("places", 2, 1),
        ("nurseries", 3, 1),
    ]
    indicators = {key: each["summary"]["indicators"] for key, each in groups.items()}
    assert indicators["health"] == 5
    assert indicators["children"] == 3
    assert counted["summary"]["indicators"] == 8


def test_a_goal_is_asked_for_with_all_that_lies_below_it() -> None:
    asked = ("progress", "--goal", "checkups", "--format", "json")
    found = json.loads(output(*asked, "--data", PLANS / "levels/data"))
    rows = [(each["goal"], each["initiative"], each["indicator"]) for each in found["rows"]]
    assert rows == [
        ("checkups", None, "rate"),
        ("checkups", None, "count"),
        ("invitations", "letters", "letters"),
        ("invitations", "weekend", "days"),
    ]
    assert found["selection"]["goals"] == ["checkups"]
    assert (found["summary"]["initiatives"], found["selection"]["all_initiatives"]) == (2, 3)


def test_a_spreadsheet_has_a_column_for_each_level() -> None:
    lines = output("list", "--format", "csv", "--data", PLANS / "levels/data").splitlines()
    assert lines[0].endswith(",基本目標,政策,施策,基本事業")
    assert lines[1].endswith(
        ",1 誰もが健やかに暮らすまち,1-1 健康づくりの推進,1-1-1 健診の充実,1-1-1-1 受診の勧奨"
    )
