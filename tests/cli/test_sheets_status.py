"""`apcli sheets status`: where its texts go, and what it refuses to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.processes import DATA, apcli, output

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
