"""What stdout and stderr may be: closed, full, without Japanese, a terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.hostile.running import (
    command,
    finish,
    found,
    marked_plan,
    on_a_terminal,
    report,
    run,
    sentence,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

INDICATORS = """\
indicators:
  count:
    name: 窓口の件数
    unit: 件
    aggregation: annual
    baseline: {fiscal_year: 2023, value: 7}
    values: {2024: {forecast: 8}, 2025: {actual: 12}}
    targets: {2025: 10, 2026: {text: 随時}}
"""
RESULTS = [
    ["validate"],
    ["validate", "--format", "json"],
    ["list"],
    ["show", "first"],
    ["progress"],
    ["progress", "--format", "json"],
    ["progress", "--format", "csv"],
    ["progress", "--format", "markdown"],
    ["render"],
    ["--help"],
    ["validate", "--help"],
    ["--version"],
]
EVERY_RESULT = pytest.mark.parametrize("line", RESULTS, ids=" ".join)
FOR_PEOPLE = [["validate"], ["list"], ["show", "first"], ["progress"]]
FOR_PROGRAMS = [line for line in RESULTS if "--format" in line or line == ["render"]]
ESCAPE = b"\x1b"
COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan with an indicator and no error."""
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, INDICATORS)})
    return tmp_path


@pytest.fixture
def closed_pipe() -> Iterator[int]:
    """The end of a pipe that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@EVERY_RESULT
def test_a_result_nobody_reads_ends_quietly(line: list[str], plan: Path, closed_pipe: int) -> None:
    done = run(*line, cwd=plan, stdout=closed_pipe)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.mark.parametrize("line", [["validate"], ["list"]], ids=" ".join)
def test_findings_nobody_reads_keep_the_exit_code(
    line: list[str], tmp_path: Path, closed_pipe: int
) -> None:
    marked_plan(tmp_path)
    assert run(*line, cwd=tmp_path, stdout=closed_pipe, stderr=closed_pipe).returncode == 1


@pytest.mark.parametrize("line", [["nonsense"], ["show", "nobody"], ["list", "--data", "nowhere"]])
def test_a_reason_nobody_reads_keeps_the_exit_code(
    line: list[str], plan: Path, closed_pipe: int
) -> None:
    assert run(*line, cwd=plan, stderr=closed_pipe).returncode == 2


def test_a_pipe_into_head_is_quiet_and_keeps_the_exit_code(tmp_path: Path) -> None:
    marked_plan(tmp_path, {SECOND: "".join(f"key-{index}: a\n" for index in range(3000))})
    script = '"$@" | head -1; exit "${PIPESTATUS[0]}"'
    done = finish(start(["bash", "-c", script, "bash", *command("validate")], cwd=tmp_path))
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"data/initiatives/first.yaml:10:9 AP107")
    assert done.stdout.count(b"\n") == 1


@EVERY_RESULT
def test_a_full_disk_is_one_sentence(line: list[str], plan: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        assert "No space left" in sentence(run(*line, cwd=plan, stdout=full))


@pytest.mark.parametrize("line", [["nonsense"], ["show", "nobody"], ["list", "--data", "nowhere"]])
def test_a_reason_that_finds_no_room_keeps_the_exit_code(line: list[str], plan: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        assert run(*line, cwd=plan, stderr=full).returncode == 2


def test_findings_that_find_no_room_keep_the_exit_code(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        assert run("list", cwd=tmp_path, stderr=full).returncode == 1


@EVERY_RESULT
def test_no_stdout_at_all_is_one_sentence(line: list[str], plan: Path) -> None:
    done = finish(start(["sh", "-c", 'exec "$@" >&-', "sh", *command(*line)], cwd=plan))
    assert sentence(done)


@pytest.mark.parametrize(
    ("line", "code"), [(["list"], 0), (["show", "nobody"], 2), (["nonsense"], 2)]
)
def test_no_stderr_at_all_keeps_the_exit_code(line: list[str], code: int, plan: Path) -> None:
    done = finish(start(["sh", "-c", 'exec "$@" 2>&-', "sh", *command(*line)], cwd=plan))
    assert done.returncode == code


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
@pytest.mark.parametrize(
    "line",
    [*RESULTS, ["--lang", "ja", "--help"], ["--lang", "ja", "list"], ["--lang", "ja", "validate"]],
    ids=" ".join,
)
def test_no_encoding_of_the_terminal_is_too_small(
    line: list[str], encoding: str, tmp_path: Path
) -> None:
    text = patched(FIRST, f"title: 髙橋の😀窓口\u202e①〜～\n{INDICATORS}")
    write_plan(tmp_path / "data", {FIRST: text, "glossary.yaml": "terms: []\n"})
    done = run(*line, cwd=tmp_path, changes={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    if line in FOR_PROGRAMS:
        assert done.stdout == run(*line, cwd=tmp_path).stdout
    else:
        assert done.stdout.strip()


@pytest.mark.parametrize("encoding", ["latin-1", "shift_jis", "euc-jp", "utf-16", "utf-7"])
@pytest.mark.parametrize("line", [["--lang", "ja", "list"], ["--lang", "ja", "--help"]])
def test_no_other_encoding_of_the_terminal_is_too_small(
    line: list[str], encoding: str, plan: Path
) -> None:
    done = run(*line, cwd=plan, changes={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding).strip()


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
def test_what_an_encoding_lacks_is_escaped(encoding: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, "title: 😀窓口\n")})
    listed = run("list", cwd=tmp_path, changes={"PYTHONIOENCODING": encoding}).stdout
    window = "窓口".encode(encoding, "backslashreplace")
    assert b"\\U0001f600" + window in listed


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "latin-1", "utf-8"])
def test_what_is_absent_takes_one_column_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    bound = INDICATORS.replace("aggregation:", "direction: at_least\n    aggregation:")
    write_plan(tmp_path / "data", {FIRST: patched(FIRST, bound)})
    shown = run("progress", cwd=tmp_path, changes={"PYTHONIOENCODING": encoding}).stdout
    dash = "–" if encoding == "utf-8" else "-"
    assert f" {dash}  achieved" in shown.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
def test_findings_can_be_told_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    marked_plan(tmp_path, {SECOND: patched(SECOND, "departments: [😀課]\n")})
    for line in (["validate"], ["--lang", "ja", "validate"], ["list"], ["--lang", "ja", "list"]):
        done = run(*line, cwd=tmp_path, changes={"PYTHONIOENCODING": encoding})
        assert done.returncode == 1
        assert b"\\U0001f600" in done.stdout + done.stderr


@EVERY_RESULT
@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "xterm-256color"}], ids=str)
def test_no_escape_codes_without_a_terminal(
    line: list[str], changes: Mapping[str, str], plan: Path
) -> None:
    done = run(*line, cwd=plan, changes=changes)
    assert ESCAPE not in done.stdout + done.stderr


@pytest.mark.parametrize("line", FOR_PEOPLE, ids=" ".join)
def test_a_terminal_gets_colour_and_no_other_escape_codes(line: list[str], tmp_path: Path) -> None:
    files = {FIRST: patched(FIRST, INDICATORS)}
    if line == ["validate"]:
        files["taxonomy.yaml"] = patched("taxonomy.yaml", "departments: []\n")
    write_plan(tmp_path / "data", files)
    code, received = on_a_terminal(*line, cwd=tmp_path)
    assert code == (1 if line == ["validate"] else 0)
    assert COLOUR.search(received)
    assert ESCAPE not in COLOUR.sub(b"", received)


@pytest.mark.parametrize("line", FOR_PEOPLE, ids=" ".join)
@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_wants_no_colour_gets_none(
    line: list[str], changes: Mapping[str, str], tmp_path: Path
) -> None:
    marked_plan(tmp_path)
    code, received = on_a_terminal(*line, cwd=tmp_path, changes=changes)
    assert code == 1
    assert b"AP107" in received
    assert ESCAPE not in received


@pytest.mark.parametrize("line", FOR_PEOPLE[1:], ids=" ".join)
def test_a_table_on_a_terminal_that_wants_no_colour_has_none(line: list[str], plan: Path) -> None:
    code, received = on_a_terminal(*line, cwd=plan, changes={"NO_COLOR": "1"})
    assert code == 0
    assert "窓口".encode() in received
    assert ESCAPE not in received


def test_errors_before_a_table_are_coloured_on_a_terminal(tmp_path: Path) -> None:
    code, received = on_a_terminal("list", cwd=marked_plan(tmp_path))
    assert code == 1
    assert COLOUR.search(received)


@pytest.mark.parametrize("line", FOR_PROGRAMS, ids=" ".join)
@pytest.mark.parametrize("columns", ["20", "100"])
def test_machine_formats_on_a_terminal_are_neither_coloured_nor_wrapped(
    line: list[str], columns: str, plan: Path
) -> None:
    code, received = on_a_terminal(*line, cwd=plan, changes={"COLUMNS": columns})
    assert code == 0
    assert received == run(*line, cwd=plan).stdout.replace(b"\r", b"")


@pytest.mark.parametrize("columns", ["1", "0", "x", "9" * 30])
@pytest.mark.parametrize("line", FOR_PEOPLE, ids=" ".join)
def test_no_width_of_the_terminal_is_wrong(line: list[str], columns: str, plan: Path) -> None:
    done = run(*line, cwd=plan, changes={"COLUMNS": columns})
    assert (done.returncode, done.stderr) == (0, b"")
    code, received = on_a_terminal(*line, cwd=plan, changes={"COLUMNS": columns})
    assert code == 0, received[-500:]


def test_stdin_is_never_waited_for(plan: Path) -> None:
    line = command("validate", "--format", "json")
    with subprocess.Popen(
        line, cwd=plan, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert found(json.loads(process.stdout.read())) == []
        assert process.wait() == 0
    assert found(report(cwd=plan, code=0)) == []
