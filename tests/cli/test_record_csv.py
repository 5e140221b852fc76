"""`apcli record --csv`: several at once, all or none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, SECOND, write_plan
from tests.hostile.running import environment
from tests.processes import DATA, output
from tests.recording.test_requests import PLAN, TAXONOMY

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "initiatives/first.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", {"plan.yaml": PLAN, "taxonomy.yaml": TAXONOMY})
    return tmp_path


def run(plan: Path, typed: str | bytes, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "apcli", "record", "--csv", "-", *arguments],
        cwd=plan,
        env=environment(),
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


ROWS = """\
取組番号,成果指標,年度,値の種別,値,評価者,評価,進捗の状況
1,利用件数,2025,実績,9,,,
2,,2025,,,own,調べました。,実施中
"""
WRITTEN = """\
data/initiatives/first.yaml
   9 -   uses: {name: 利用件数, unit: 件, aggregation: annual, targets: {2025: 10, 2026: 20}}
   9 +   uses: {name: 利用件数, unit: 件, aggregation: annual, values: {2025: {actual: 9}}, targets: {2025: 10, 2026: 20}}
data/initiatives/second.yaml
   6 + status: {2025: running}
   9 + reviews: {2025: {who: own, evaluation: 調べました。}}
2 rows recorded
"""  # noqa: E501  as printed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_all_rows_are_recorded(encoding: str, plan: Path) -> None:
    assert run(plan, ROWS.encode(encoding), "--dry-run") == (0, WRITTEN, "")
    assert (plan / "data" / SECOND).read_text("utf-8") == FILES[SECOND]
    assert run(plan, ROWS.encode(encoding)) == (0, WRITTEN, "")
    assert run(plan, ROWS.encode(encoding)) == (0, "0 rows recorded\n", "")


def test_every_mistake_is_said_of_its_row_and_nothing_is_written(plan: Path) -> None:
    rows = (
        ROWS
        + "1,利用件数,2025,実績,12x,,,\n9,利用件数,2025,実績,1,,,\n1,利用件数,2026,実績,-5,,,\n"
    )
    assert run(plan, rows) == (
        2,
        "",
        "apcli: row 4: '12x' is not a number\n"
        "  = help: write 12\n"
        "apcli: row 5: the plan has no initiative '9'\n"
        "apcli: row 6: -5 件 is negative\n"
        "  = help: check the number and the unit; if it is an average, say so in the name; "
        "to record it anyway, use --force\n"
        "apcli: nothing was written\n",
    )
    assert (plan / "data" / FIRST).read_text("utf-8") == FILES[FIRST]
    assert (plan / "data" / SECOND).read_text("utf-8") == FILES[SECOND]


def test_two_rows_that_say_different_things_of_one_are_refused(plan: Path) -> None:
    rows = "番号,指標,値の種別,値\n1,uses,実績,9\n1,uses,実績,9\n1,uses,実績,8\n"
    assert run(plan, rows, "--year", "2025") == (
        2,
        "",
        "apcli: row 4: 2025 already has actual: 9\n"
        "  = help: use --replace to change it to actual: 8\n"
        "apcli: nothing was written\n",
    )
    code, said, wrong = run(plan, rows, "--year", "2025", "--replace")
    assert (code, said) == (2, "")
    assert wrong == (
        "apcli: row 2: another row says otherwise\n"
        "apcli: row 4: another row says otherwise\n"
        "apcli: nothing was written\n"
    )


def test_bytes_that_are_no_text_are_refused(plan: Path) -> None:
    assert run(plan, b"\xff\xfe\x00\x81") == (
        2,
        "",
        "apcli: standard input is neither in UTF-8 nor in Shift_JIS (CP932)\n",
    )


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_the_answer_of_progress_recorded_again_changes_nothing(year: str, tmp_path: Path) -> None:
    answer = output("progress", "--year", year, "--format", "csv")
    assert answer.count("\n") > 15
    done = run(tmp_path, answer, "--data", str(DATA), "--dry-run")
    assert done == (0, "0 rows recorded\n", "")
