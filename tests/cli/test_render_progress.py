"""`apcli render --document progress`: every format from the command line, and what stops it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import write_plan
from tests.hostile.running import on_a_terminal, run, sentence
from tests.processes import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--document", "progress", "--year", "2025")
BEGINS = {"markdown": b"# ", "docx": b"PK", "pdf": b"%PDF"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize("name", BEGINS)
def test_a_file_and_a_pipe_get_the_same_bytes(plan: Path, name: str) -> None:
    done = run(*RENDER, "--format", name, "-o", "report", cwd=plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = run(*RENDER, "--format", name, cwd=plan).stdout
    assert (plan / "report").read_bytes() == piped
    assert piped.startswith(BEGINS[name])


@pytest.mark.parametrize("name", BEGINS)
def test_runs_on_other_days_and_places_give_the_same_bytes(name: str) -> None:
    places = (
        {"TZ": "Asia/Tokyo"},
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    )
    line = (*RENDER, "--format", name, "--data", str(ROOT / "examples/demonstration/data"))
    digests = {
        hashlib.sha256(run(*line, cwd=ROOT, changes=each).stdout).hexdigest() for each in places
    }
    assert len(digests) == 1


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_a_terminal_is_not_flooded(plan: Path, name: str) -> None:
    code, received = on_a_terminal(*RENDER, "--format", name, cwd=plan)
    assert code == 2
    assert b"a terminal cannot show a" in received
    assert BEGINS[name] not in received


def test_a_day_is_named_on_the_cover(plan: Path) -> None:
    said = run(*RENDER, "--as-of", "2026-05-31", cwd=plan).stdout.decode()
    assert "例示市（令和8年5月31日現在）" in said


@pytest.mark.parametrize(
    ("name", "template", "said"),
    [
        ("docx", "progress.docx", "is not a Word document that can be read"),
        ("pdf", "progress.typ.j2", "the PDF cannot be made: unclosed delimiter"),
    ],
)
def test_a_template_that_is_wrong_leaves_the_old_file(
    plan: Path, name: str, template: str, said: str
) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / template).write_text("#[")
    (plan / "report").write_bytes(b"old")
    done = run(*RENDER, "--format", name, "-o", "report", cwd=plan)
    assert said in sentence(done)
    assert (plan / "report").read_bytes() == b"old"
    assert sorted(path.name for path in plan.iterdir()) == ["data", "report", "templates"]
