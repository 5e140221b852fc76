"""`apcli record`: one value into one file, and what it means."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apcli.cli.record import KindOfValue
from apcli.models import Kind, YearState
from tests.example_plan import FILES, FIRST, write_plan
from tests.hostile.running import run
from tests.processes import apcli, output

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

INDICATORS = """\
indicators:
  uses:
    name: 利用件数（累計）
    unit: 件
    aggregation: cumulative
    baseline: {fiscal_year: 2023, value: 7}
    values:
      2024: {actual: 13}  # 確定
    targets: {2025: 16, 2026: 20}
  start:
    name: 窓口の開設
    unit: 時期
    aggregation: point_in_time
    targets: {2025: {by: 2025-10}}
"""
TEXT = FILES[FIRST].partition("indicators:")[0] + INDICATORS
ACTUAL = ("--year", "2025", "--kind", "actual")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", {FIRST: TEXT})
    return tmp_path


def first(plan: Path) -> bytes:
    return (plan / "data" / FIRST).read_bytes()


def refused(plan: Path, *arguments: str, code: int = 2) -> str:
    """What is said of a value that is not recorded; the file must be as it was."""
    before = first(plan)
    done = apcli("record", *arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (code, b"")
    assert first(plan) == before
    return done.stderr.decode()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_value_is_written_and_explained(
    language: str, plan: Path, snapshot: SnapshotAssertion
) -> None:
    value = ("--value", "16", "--note", "本庁を含む")
    arguments = ("--lang", language, "record", "1/uses", *ACTUAL, *value)
    assert output(*arguments, cwd=plan) == snapshot
    line = "      2025: {actual: {value: 16, note: 本庁を含む}}\n"
    expected = TEXT.replace("# 確定\n", "# 確定\n" + line)
    assert first(plan).decode() == expected
    assert output(*arguments, cwd=plan) == snapshot(name=f"again in {language}")
    assert first(plan).decode() == expected


def test_a_milestone_is_recorded_by_its_day(plan: Path, snapshot: SnapshotAssertion) -> None:
    assert output("record", "first/start", *ACTUAL, "--value", "2025-11-04", cwd=plan) == snapshot
    added = "    values: {2025: {actual: 2025-11-04}}\n    targets: {2025: {by"
    assert first(plan).decode() == TEXT.replace("    targets: {2025: {by", added)


def test_a_value_that_does_not_count_is_said_to_be_none(
    plan: Path, snapshot: SnapshotAssertion
) -> None:
    arguments = ("--year", "2024", "--kind", "forecast", "--value", "12")
    assert output("record", "first/uses", *arguments, cwd=plan) == snapshot


def test_another_value_is_written_only_where_it_is_asked_for(
    plan: Path, snapshot: SnapshotAssertion
) -> None:
    arguments = ("first/uses", "--year", "2024", "--kind", "actual", "--value", "14")
    assert refused(plan, *arguments) == (
        "apcli: 2024 already has actual: 13\n  = help: use --replace to change it to actual: 14\n"
    )
    assert output("record", *arguments, "--replace", cwd=plan) == snapshot
    assert first(plan).decode() == TEXT.replace("actual: 13", "actual: 14")


def test_byte_order_mark_line_ends_and_the_open_end_stay(tmp_path: Path) -> None:
    def in_dos(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.rstrip("\n").replace("\n", "\r\n").encode()

    write_plan(tmp_path / "data", {FIRST: in_dos(TEXT)})
    output("record", "1/uses", *ACTUAL, "--value", "16", cwd=tmp_path)
    line = "      2025: {actual: 16}\n"
    assert first(tmp_path) == in_dos(TEXT.replace("# 確定\n", "# 確定\n" + line))


def test_only_what_is_new_is_warned_of(plan: Path, snapshot: SnapshotAssertion) -> None:
    second = FILES["initiatives/second.yaml"].replace("actions: ", "actions: ｼｽﾃﾑと、")
    (plan / "data/initiatives/second.yaml").write_text(second, encoding="utf-8")
    done = apcli("record", "first/uses", *ACTUAL, "--value", "12", cwd=plan)
    assert done.returncode == 0
    assert done.stderr.decode() == snapshot
    assert b"2025: {actual: 12}" in first(plan)


def test_a_value_that_makes_the_plan_wrong_is_not_written(
    plan: Path, snapshot: SnapshotAssertion
) -> None:
    strict = FILES["plan.yaml"] + "lint: {severity: {AP305: error}}\n"
    (plan / "data/plan.yaml").write_text(strict, encoding="utf-8")
    assert refused(plan, "first/uses", *ACTUAL, "--value", "12", code=1) == snapshot


def test_a_plan_with_errors_is_reported_as_validate_would(plan: Path) -> None:
    wrong = FILES["initiatives/second.yaml"].replace("情報推進課", "情報推進か")
    (plan / "data/initiatives/second.yaml").write_text(wrong, encoding="utf-8")
    said = refused(plan, "first/uses", *ACTUAL, "--value", "16", code=1)
    assert said == apcli("validate", cwd=plan).stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("firts/uses", *ACTUAL, "--value", "16"),
            "apcli: the plan has no initiative 'firts'\n  = help: did you mean 'first'?\n",
        ),
        (
            ("first/use", *ACTUAL, "--value", "16"),
            "apcli: the initiative 'first' has no indicator 'use'\n"
            "  = help: did you mean 'first/uses'?\n",
        ),
        (
            ("1", *ACTUAL, "--value", "16"),
            "apcli: the initiative 'first' has several indicators\n"
            "  = help: specify one of first/uses, first/start\n",
        ),
        (
            ("1/uses", *ACTUAL, "--value", "198,000"),
            "apcli: '198,000' is not a number\n  = help: write 198000\n",
        ),
        (
            ("1/uses", "--year", "2030", "--kind", "actual", "--value", "16"),
            "apcli: the plan has no fiscal year 2030; it has 2023, 2024, 2025, 2026, 2027, 2028\n",
        ),
        (
            ("1/uses", "--year", "7", "--kind", "actual", "--value", "16"),
            "apcli: '7' is not a fiscal year\n  = help: write it as 2025, R7 or 令和7年度\n",
        ),
        (
            ("1/uses", "--year", "2025", "--kind", "pending", "--value", "16"),
            "apcli: --value cannot be combined with --kind pending\n"
            "  = help: for usage, run 'apcli record --help'\n",
        ),
        (
            ("1/uses", "--year", "2025", "--kind", "actual"),
            "apcli: --value is required\n  = help: for usage, run 'apcli record --help'\n",
        ),
    ],
)
def test_what_is_asked_for_wrongly_is_one_sentence(
    arguments: tuple[str, ...], said: str, plan: Path
) -> None:
    assert refused(plan, *arguments) == said


def test_every_kind_of_the_data_format_is_offered() -> None:
    every = {*Kind, *(state.replace("_", "-") for state in YearState)}
    assert {kind.value for kind in KindOfValue} == every


def test_a_number_with_a_slash_is_a_number(plan: Path) -> None:
    numbered = TEXT.replace("number: 1\n", "number: 1/2\n")
    (plan / "data" / FIRST).write_text(numbered, encoding="utf-8")
    output("record", "1/2/uses", *ACTUAL, "--value", "16", cwd=plan)
    assert b"2025: {actual: 16}" in first(plan)
    said = refused(plan, "1/2", *ACTUAL, "--value", "16")
    assert said.startswith("apcli: the initiative 'first' has several indicators\n")


def test_a_negative_number_is_no_option(plan: Path) -> None:
    value = ("--year", "2023", "--kind", "forecast", "--value", "-5.5")
    assert apcli("record", "1/uses", *value, "--force", cwd=plan).returncode == 0
    assert b"2023: {forecast: -5.5}" in first(plan)


def test_a_file_that_cannot_be_written_stays(plan: Path) -> None:
    (plan / "data" / FIRST).chmod(0o444)
    done = run("record", "1/uses", *ACTUAL, "--value", "16", cwd=plan, privileged=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "apcli: data/initiatives/first.yaml cannot be written: Permission denied\n"
    )
    assert first(plan).decode() == TEXT
    assert sorted(path.name for path in (plan / "data/initiatives").iterdir()) == [
        "first.yaml",
        "second.yaml",
    ]


def test_a_note_is_shown_as_it_stands(plan: Path) -> None:
    note = "[red]:smile:[/]"
    printed = output("record", "1/uses", *ACTUAL, "--value", "16", "--note", note, cwd=plan)
    assert f"note: '{note}'" in printed


REAL = Path(__file__).parents[2] / "data"
CARDS = "initiatives/mynumber-card.yaml"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    shutil.copytree(REAL, tmp_path / "data")
    return tmp_path


def recorded(real: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of recording a value of the first initiative, and what is said of it."""
    before = (real / "data" / CARDS).read_bytes()
    done = apcli("record", "1", *arguments, cwd=real)
    written = (real / "data" / CARDS).read_bytes() != before
    assert written == (done.returncode == 0 and "--dry-run" not in arguments)
    return done.returncode, done.stderr.decode()


FORCED = "; to record it anyway, use --force\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (*ACTUAL, "--value", "1984500"),
            "apcli: 1,984,500 is about 10 times its neighbours, such as 197,100 for 2025\n"
            "  = help: check the digits and the unit" + FORCED,
        ),
        (
            (*ACTUAL, "--value", "-5"),
            "apcli: -5 枚 is negative\n  = help: check the number and the unit; "
            "if it is an average, say so in the name" + FORCED,
        ),
        (
            (*ACTUAL, "--value", "198000.5"),
            "apcli: 198,000.5 枚 is not a whole number\n  = help: check the number and the unit; "
            "if it is an average, say so in the name" + FORCED,
        ),
        (
            ("--year", "2024", "--kind", "actual", "--value", "17700000"),
            "apcli: 17,700,000 is about 100 times its neighbours, such as 177,000 for 2024\n"
            "  = help: check the digits and the unit" + FORCED,
        ),
    ],
)
def test_what_nobody_would_believe_is_recorded_only_by_force(
    arguments: tuple[str, ...], said: str, real: Path
) -> None:
    assert recorded(real, *arguments) == (2, said)
    assert recorded(real, *arguments, "--dry-run") == (2, said)
    code, warned = recorded(real, *arguments, "--force")
    assert (code, said.splitlines()[0].removeprefix("apcli: ") in warned) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (*ACTUAL, "--value", "198000", "--as-of", "2024-03-31"),
            "apcli: 2024-03-31 is not in the fiscal year 2025\n"
            "  = help: correct the date, or move the value to the year that the date is in\n",
        ),
        (
            (*ACTUAL, "--value", "198000", "--as-of", "2026-06-01"),
            "apcli: 2026-06-01 is not in the fiscal year 2025\n"
            "  = help: correct the date, or move the value to the year that the date is in\n",
        ),
        (
            (*ACTUAL, "--value", "198000", "--as-of", "0001-01-01"),
            "apcli: 0001-01-01 is not in the fiscal year 2025\n"
            "  = help: correct the date, or move the value to the year that the date is in\n",
        ),
        (
            (*ACTUAL, "--value", "198000", "--today", "2026-03-31"),
            "apcli: an actual value for 2025, which had not ended by 2026-03-31\n"
            "  = help: write it as interim, preliminary or forecast\n",
        ),
        (
            (*ACTUAL, "--value", "198000", "--as-of", "2026-05-31", "--today", "2026-05-30"),
            "apcli: 2026-05-31 is after 2026-05-30\n  = help: check the year and the date\n",
        ),
        (
            ("--year", "2026", "--kind", "preliminary", "--value", "9", "--today", "2026-03-31"),
            "apcli: a value for 2026, which had not begun by 2026-03-31\n"
            "  = help: check the year and the date\n",
        ),
        (
            (*ACTUAL, "--value", "198000", "--today", "yesterday"),
            "apcli: 'yesterday' is not a date\n  = help: write a day as 2025-09-30\n",
        ),
    ],
)
def test_what_cannot_be_true_is_never_recorded(
    arguments: tuple[str, ...], said: str, real: Path
) -> None:
    assert recorded(real, *arguments) == (2, said)
    assert recorded(real, *arguments, "--force") == (2, said)


def test_a_milestone_is_not_recorded_outside_its_year(plan: Path) -> None:
    said = refused(plan, "first/start", *ACTUAL, "--value", "2026-04-01", "--force")
    assert said == (
        "apcli: 2026-04-01 is not in the fiscal year 2025\n"
        "  = help: correct the date, or write it under 2026\n"
    )


@pytest.mark.parametrize("day", [(), ("--today", "2026-04-01")])
def test_what_may_be_known_is_recorded(day: tuple[str, ...], real: Path) -> None:
    assert recorded(real, *ACTUAL, "--value", "198000", *day) == (0, "")
    interim = ("--year", "2026", "--kind", "interim", "--as-of", "2026-04-01")
    assert recorded(real, *interim, "--value", "199000", *day) == (0, "")
    written = (real / "data" / CARDS).read_text("utf-8")
    assert "2025: {actual: 198000}" in written
    assert written.count("2026-04-01") == 1


def test_a_suspicious_value_that_is_there_is_not_asked_about_again(real: Path) -> None:
    value = (*ACTUAL, "--value", "1984500")
    assert recorded(real, *value, "--force")[0] == 0
    done = apcli("record", "1", *value, cwd=real)
    assert (done.returncode, b"unchanged" in done.stdout) == (0, True)


def test_a_trial_shows_what_would_be_written(plan: Path) -> None:
    arguments = ("record", "1/uses", *ACTUAL, "--value", "16")
    tried = output(*arguments, "--dry-run", cwd=plan)
    assert first(plan).decode() == TEXT
    assert tried == output(*arguments, cwd=plan)
    assert first(plan).decode() != TEXT


def test_a_trial_ends_as_the_run_would(plan: Path) -> None:
    (plan / "data" / FIRST).chmod(0o444)
    arguments = ("record", "1/uses", *ACTUAL, "--value", "16")
    done = run(*arguments, "--dry-run", cwd=plan, privileged=False)
    assert done.returncode == 2
    assert done.stderr == run(*arguments, cwd=plan, privileged=False).stderr
