"""Where an output goes and in which format: `--output` and `--format`, alone and together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from apcli.cli.answering import AnswerFormat, destination
from apcli.errors import FormatUnclear
from tests.example_plan import write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

BEGINS = {"markdown": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}

TABLES = [
    ("list",),
    ("show", "1"),
    ("matrix",),
    ("rules",),
    ("progress",),
    ("progress", "--year", "2024-2025"),
    ("progress", "--missing"),
    ("progress", "--by", "department"),
    ("progress", "--explain", "1"),
]
EVERY_TABLE = pytest.mark.parametrize("asked", TABLES, ids=" ".join)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("plan.pdf", "pdf"),
        ("plan.docx", "docx"),
        ("plan.html", "html"),
        ("plan.HTM", "html"),
        ("plan.md", "markdown"),
        ("plan", "markdown"),
        ("plan.txt", "markdown"),
    ],
)
def test_the_suffix_chooses_the_format_of_a_document(name: str, format: str, plan: Path) -> None:
    output("render", "-o", name, cwd=plan)
    assert (plan / name).read_bytes().startswith(BEGINS[format])


@pytest.mark.parametrize(
    ("command", "format", "name"),
    [
        ("render", "markdown", "plan.pdf"),
        ("render", "pdf", "plan.docx"),
        ("render", "html", "plan.csv"),
        ("render", None, "plan.csv"),
        ("render", None, "plan.doc"),
        ("list", "csv", "list.json"),
        ("list", "table", "list.csv"),
        ("list", "csv", "list.xlsx"),
        ("progress", None, "report.PDF"),
        ("rules", None, "rules.html"),
    ],
)
def test_a_suffix_that_promises_another_format_is_refused(
    command: str, format: str | None, name: str, plan: Path
) -> None:
    given = ("--format", format) if format else ()
    done = apcli(command, *given, "--output", name, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode().splitlines()) == 2
    assert not (plan / name).exists()


@pytest.mark.parametrize(
    ("format", "name", "says"),
    [
        (
            AnswerFormat.CSV,
            "list.json",
            "--format csv contradicts the suffix .json of the output file; "
            "omit --format, or end the file name in: .csv",
        ),
        (
            AnswerFormat.TABLE,
            "list.pdf",
            "--format table contradicts the suffix .pdf of the output file; choose another suffix",
        ),
        (
            None,
            "list.pdf",
            "a file ending in .pdf cannot be written here; "
            "end the file name in one of: .json, .csv, .md, .markdown",
        ),
    ],
)
def test_a_refusal_says_what_would_do(format: AnswerFormat | None, name: str, says: str) -> None:
    with pytest.raises(FormatUnclear) as stopped:
        destination(format, name)
    assert f"{stopped.value.message}; {stopped.value.help}" == says


def test_a_suffix_of_no_format_leaves_the_choice_to_the_option(plan: Path) -> None:
    for name in ("list.out", "list", "list.txt"):
        output("list", "--format", "json", "-o", name, cwd=plan)
        assert json.loads((plan / name).read_text(encoding="utf-8"))["version"] == 1


@EVERY_TABLE
@pytest.mark.parametrize(
    ("name", "format"), [("a.json", "json"), ("a.csv", "csv"), ("a.md", "markdown")]
)
def test_a_file_gets_what_a_pipe_gets(
    asked: tuple[str, ...], name: str, format: str, plan: Path
) -> None:
    piped = apcli(*asked, "--format", format, cwd=plan).stdout
    assert piped
    assert output(*asked, "--output", name, cwd=plan) == ""
    assert (plan / name).read_bytes() == piped


@EVERY_TABLE
def test_a_table_in_a_file_is_in_utf_8_whatever_the_terminal(
    asked: tuple[str, ...], plan: Path
) -> None:
    piped = output(*asked, cwd=plan)
    assert output(*asked, "-o", "table", cwd=plan, PYTHONIOENCODING="cp932") == ""
    assert (plan / "table").read_bytes() == piped.encode()


@pytest.mark.parametrize("asked", [each for each in TABLES if each != ("rules",)], ids=" ".join)
def test_nothing_is_written_among_the_data(asked: tuple[str, ...], plan: Path) -> None:
    done = apcli(*asked, "--output", "data/answer.csv", cwd=plan)
    assert done.returncode == 2
    assert "inside the plan's data folder" in done.stderr.decode()
    assert not (plan / "data/answer.csv").exists()
