"""What `validate` reports, and what it leaves out when told to."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest

from apcli.text.width import cell_width
from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

WRONG_FIRST = (
    FILES[FIRST].replace("[情報推進課]", "[情報推進か]").replace("窓口の手続を", "窓口のの手続を")
)
WRONG_SECOND = FILES[SECOND].replace("stage: {key: research}\n", "")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", {FIRST: WRONG_FIRST, SECOND: WRONG_SECOND})
    return tmp_path


def found(plan: Path, *arguments: str) -> list[tuple[str, str]]:
    """Code and initiative of every finding."""
    done = apcli("validate", "--format", "json", *arguments, cwd=plan)
    assert done.stderr == b""
    report: dict[str, Any] = json.loads(done.stdout)
    return [(each["code"], each["initiative"]) for each in report["diagnostics"]]


def test_everything_is_reported(plan: Path) -> None:
    assert found(plan) == [("AP201", "first"), ("AP510", "first"), ("AP401", "second")]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("--select", "AP201"), ["AP201"]),
        (("--select", "AP2,AP4"), ["AP201", "AP401"]),
        (("--select", "AP2", "--select", "ap5"), ["AP201", "AP510"]),
        (("--ignore", "AP5"), ["AP201", "AP401"]),
        (("--select", "AP", "--ignore", "AP2,AP4"), ["AP510"]),
        (("--quiet",), ["AP201"]),
        ((f"data/{SECOND}",), ["AP401"]),
        ((f"data/{FIRST}", f"data/{SECOND}"), ["AP201", "AP510", "AP401"]),
    ],
)
def test_a_part_is_reported(arguments: tuple[str, ...], codes: list[str], plan: Path) -> None:
    assert [code for code, _ in found(plan, *arguments)] == codes


def test_references_are_checked_against_the_whole_plan_when_one_file_is_reported(
    plan: Path,
) -> None:
    text = FILES[SECOND] + "related: [first]\n"
    (plan / "data" / SECOND).write_text(text, encoding="utf-8")
    assert found(plan, f"data/{SECOND}") == []


def test_a_file_names_its_plan_from_anywhere(
    plan: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    done = apcli("validate", "--format", "json", plan / "data" / SECOND, cwd=elsewhere)
    assert [each["code"] for each in json.loads(done.stdout)["diagnostics"]] == ["AP401"]


def test_a_file_of_no_plan_is_an_error(plan: Path) -> None:
    done = apcli("validate", "data/other.yaml", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")


def test_errors_of_reading_are_always_reported(plan: Path) -> None:
    (plan / "data" / SECOND).write_text("number: [\n", encoding="utf-8")
    assert ("AP004", "second") in found(plan, "--select", "AP3", "--ignore", "AP0")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--select", "AP201"), 1), (("--select", "AP5"), 0), (("--select", "AP5", "--strict"), 1)],
)
def test_the_exit_code_is_1_from_the_failing_level_on(
    arguments: tuple[str, ...], code: int, plan: Path
) -> None:
    assert apcli("validate", *arguments, cwd=plan).returncode == code


def test_an_unknown_code_is_one_sentence(plan: Path) -> None:
    done = apcli("validate", "--select", "AP999", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "AP999" in done.stderr.decode()


def test_statistics_count_by_code(plan: Path) -> None:
    (plan / "data" / FIRST).write_text(WRONG_FIRST + "notes: [のの, のの]\n", encoding="utf-8")
    done = apcli("validate", "--statistics", cwd=plan)
    assert done.stdout.decode() == (
        "3 AP510[doubled-word]\n1 AP201[unknown-department]\n1 AP401[stage-not-stated]\n\n"
        "5 files checked: 1 error, 3 warnings, 1 remark\n"
    )


def test_a_baseline_leaves_out_what_is_known_and_reports_what_is_new(plan: Path) -> None:
    done = apcli("validate", "--write-baseline", "known.json", cwd=plan)
    assert done.returncode == 0
    assert found(plan, "--baseline", "known.json") == []
    # A line more above does not make it new; another slip does.
    text = "# ここに一行\n" + WRONG_FIRST + "notes: [窓口をを広げます。]\n"
    (plan / "data" / FIRST).write_text(text, encoding="utf-8")
    assert found(plan, "--baseline", "known.json") == [("AP510", "first")]


def test_all_findings_are_written_down_whatever_is_known(plan: Path) -> None:
    apcli("validate", "--write-baseline", "known.json", cwd=plan)
    once = (plan / "known.json").read_bytes()
    apcli("validate", "--baseline", "known.json", "--write-baseline", "known.json", cwd=plan)
    assert (plan / "known.json").read_bytes() == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"version": 9, "findings": []}',
        "[1]",
        "[" * 100_000,
        '{"version": 1, "findings": '
        '[{"file": "a", "code": "b", "path": "c", "message": "d", "count": 1e999}]}',
    ],
    ids=["empty", "bare", "version", "list", "nested", "count"],
)
def test_what_is_no_baseline_is_one_sentence(text: str, plan: Path) -> None:
    (plan / "known.json").write_text(text, encoding="utf-8")
    done = apcli("validate", "--baseline", "known.json", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            WRONG_FIRST.replace("[情報推進か]", "[情報推進か]  # apcli: ignore AP201 -- 照会中"),
            ["AP510"],
        ),
        ("# apcli: ignore AP201, AP510 -- 旧計画のまま\n" + WRONG_FIRST, []),
        (
            WRONG_FIRST.replace("overview:", "# apcli: ignore AP510 -- 引用\noverview:"),
            ["AP201"],
        ),
        (WRONG_FIRST + "# apcli: ignore AP201\n", ["AP201", "AP510", "AP014"]),
        (FILES[FIRST] + "notes: [a。]  # apcli: ignore AP510\n", ["AP014"]),
        (FILES[FIRST] + "# apcli: ignore\n", ["AP014"]),
        (FILES[FIRST] + "# apcli: ignore ap510\n", ["AP014"]),
        (FILES[FIRST] + "# apcli: ignore AP510 引用\n", ["AP014"]),
        (FILES[FIRST] + "notes: ['a#apcli: ignore b。']\n", []),
    ],
    ids=[
        "on-a-line",
        "for-the-file",
        "for-the-next-line",
        "elsewhere",
        "for-nothing",
        "no-code",
        "in-small-letters",
        "without-dashes",
        "in-a-text",
    ],
)
def test_a_finding_may_be_ignored_in_the_file(text: str, codes: list[str], plan: Path) -> None:
    (plan / "data" / FIRST).write_text(text, encoding="utf-8")
    assert [code for code, key in found(plan, f"data/{FIRST}")] == codes


def test_github_is_chosen_by_itself_in_its_actions(plan: Path) -> None:
    done = apcli("validate", cwd=plan, environment={"GITHUB_ACTIONS": "true"})
    assert done.stdout.decode().startswith(f"::error file=data/{FIRST},line=")
    plain = apcli("validate", "--format", "text", cwd=plan, environment={"GITHUB_ACTIONS": "true"})
    assert plain.stdout.decode().startswith(f"data/{SECOND}:")


def marked(report: str) -> list[str]:
    """What the carets of a report stand under, by their columns."""
    found = []
    for source, carets in re.findall(r"^( *[0-9]+ \| .*)\n( *\| *\^+)$", report, re.MULTILINE):
        columns = list(accumulate(map(cell_width, source), initial=0))
        start = columns.index(carets.index("^"))
        found.append("".join(source[start : columns.index(len(carets))]))
    return found


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_source_line_is_broken_by_the_terminal(columns: int) -> None:
    wide, narrow = output("validate"), output("validate", COLUMNS=f"{columns}")
    lines = re.findall(r"^ *(?:[0-9]+)? \|.*$", narrow, re.MULTILINE)
    assert max(map(cell_width, lines)) <= columns
    shown = [each.rstrip("…") for each in marked(narrow)]
    whole = [each.rstrip("…") for each in marked(wide)]
    assert len(shown) == len(whole) > 20
    assert all(part and one.startswith(part) for one, part in zip(whole, shown, strict=True))


def _codes(text: str) -> list[str]:
    return re.findall(r"(AP\d{3})\[", text)


def test_errors_are_printed_last(plan: Path) -> None:
    printed = apcli("validate", cwd=plan).stdout.decode()
    assert _codes(printed) == ["AP401", "AP510", "AP201"]
    assert [code for code, _ in found(plan)] == ["AP201", "AP510", "AP401"]


def test_errors_alone_are_counted_alone(plan: Path) -> None:
    printed = apcli("validate", "--quiet", cwd=plan).stdout.decode()
    assert printed.endswith("\n5 files checked: 1 error\n")
    counted = apcli("validate", "--quiet", "--statistics", cwd=plan).stdout.decode()
    assert counted == "1 AP201[unknown-department]\n\n5 files checked: 1 error\n"


def _counts(plan: Path, *arguments: str) -> dict[str, int | None]:
    done = apcli("validate", "--format", "json", *arguments, cwd=plan)
    counts: dict[str, int | None] = json.loads(done.stdout)["summary"]
    return counts


def test_what_is_not_listed_is_not_counted_as_none_in_json(plan: Path) -> None:
    counts = _counts(plan, "--quiet")
    assert counts == {"files": 5, "errors": 1, "warnings": None, "infos": None}
    counts = _counts(plan, "--quiet", "--strict")
    assert counts == {"files": 5, "errors": 1, "warnings": 1, "infos": None}
    counts = _counts(plan)
    assert counts == {"files": 5, "errors": 1, "warnings": 1, "infos": 1}


def test_warnings_that_are_errors_are_listed_with_them(plan: Path) -> None:
    done = apcli("validate", "--quiet", "--strict", "--ignore", "AP201", cwd=plan)
    printed = done.stdout.decode()
    assert (done.returncode, len(_codes(printed))) == (1, 1)
    assert printed.endswith("\n5 files checked: 0 errors, 1 warning\n")
    github = apcli(
        "validate", "--quiet", "--strict", "--format", "github", cwd=plan
    ).stdout.decode()
    assert github.endswith("\n5 files checked: 1 error, 1 warning\n")


def test_annotations_have_remarks_on_request(plan: Path) -> None:
    without = apcli("validate", "--format", "github", cwd=plan).stdout.decode()
    with_them = apcli("validate", "--format", "github", "--remarks", cwd=plan).stdout.decode()
    assert "::notice" not in without
    assert without.endswith("1 remark\n")
    assert with_them.count("::notice") == 1


@pytest.mark.parametrize(
    "line",
    [
        ("progress",),
        ("render",),
        ("list",),
        ("record", "1/uses", "--year", "2025", "--kind", "actual", "--value", "3"),
    ],
    ids=lambda line: line[0],
)
def test_other_commands_print_errors_alone(line: tuple[str, ...], plan: Path) -> None:
    done = apcli(*line, cwd=plan)
    printed = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert _codes(printed) == ["AP201"]
    assert printed.endswith("1 error; 2 other findings: run 'apcli validate' to see all\n")
