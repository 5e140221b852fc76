"""`apcli sheets status`: where its texts go, and what it refuses to count."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.processes import DATA, ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

STATUS = ("sheets", "status", "--year", "2025", "--data", str(DATA))


def test_reminders_go_to_the_file_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "reminders.txt"
    assert output(*STATUS, "--remind", "--output", str(file)) == ""
    assert file.read_text("utf-8") == output(*STATUS, "--remind")


@pytest.mark.parametrize(
    "options", [("--format", "json"), ("--format", "table"), ("--output", "a.csv")]
)
def test_reminders_have_no_other_format(options: tuple[str, ...], tmp_path: Path) -> None:
    done = apcli(*STATUS, "--remind", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--remind" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_revision_is_counted_of_a_draft_only() -> None:
    done = apcli(*STATUS, "--ask", "revision")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"rollover" in done.stderr


def test_a_reminder_says_once_the_day_has_passed() -> None:
    due = ("--remind", "--due", "2026-05-15", "--as-of")
    before, after = output(*STATUS, *due, "2026-05-15"), output(*STATUS, *due, "2026-05-16")
    assert "過ぎ" not in before
    assert after.count("回答期限（令和8年5月15日）を過ぎ") == after.count("御中") > 20
    assert after.count("行き違い") == before.count("行き違い") == after.count("御中")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent") / "sheets"
    output("sheets", "export", "--year", "2025", "--data", str(DATA), "--output", str(folder))
    return folder


@pytest.mark.parametrize(
    "wrong", ["missing.xlsx", "damaged.xlsx", "no_workbook.xls", "other_city.xlsx", "twice"]
)
def test_a_file_that_is_not_counted_is_said_and_everything_else_counted(
    wrong: str, sent: Path, tmp_path: Path
) -> None:
    file = tmp_path / wrong
    if wrong.startswith(("damaged", "no_workbook")):
        file.write_bytes(b"no workbook")
    if wrong == "other_city.xlsx":
        line = ("--year", "2025", "--data", str(ROOT / "tests/plans/reviews/data"))
        output("sheets", "export", *line, "--output", str(tmp_path / "other"))
        shutil.copy(tmp_path / "other/税務課.xlsx", file)
    if wrong == "twice":
        shutil.copy(sent / "市民課.xlsx", file := tmp_path / "again.xlsx")
    done = apcli(*STATUS, "--format", "json", str(sent / "市民課.xlsx"), str(file))
    assert done.returncode == 1
    assert file.name in done.stderr.decode()
    counted = json.loads(done.stdout)["departments"]
    assert [each["department"] for each in counted if each["returned"]] == ["市民課"]


def test_what_is_no_workbook_in_a_folder_is_named_and_nothing_is_wrong(
    sent: Path, tmp_path: Path
) -> None:
    shutil.copy(sent / "市民課.xlsx", tmp_path)
    (tmp_path / "memo.txt").write_text("memo", "utf-8")
    done = apcli(*STATUS, str(tmp_path))
    assert done.returncode == 0
    assert "memo.txt" in done.stderr.decode()
    assert b"memo.txt" not in done.stdout


@pytest.mark.parametrize("options", [("--ask", "forecast"), ("--year", "2026")])
def test_workbooks_are_not_counted_for_another_question(
    options: tuple[str, str], sent: Path
) -> None:
    line = ("sheets", "status", "--data", str(DATA), *options, str(sent / "市民課.xlsx"))
    done = apcli(*line)
    assert (done.returncode, done.stdout) == (2, b"")
    assert options[0].encode() in done.stderr


def test_workbooks_of_the_same_question_are_counted(sent: Path) -> None:
    line = ("--ask", "results", str(sent / "市民課.xlsx"))
    assert output(*STATUS, *line) == output(*STATUS)
