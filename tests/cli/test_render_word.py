"""`apcli render --format docx`: where it is written, and what stops it."""

from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.example_plan import write_plan
from tests.hostile.running import on_a_terminal, run, sentence
from tests.render.word import rendered_word

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--format", "docx")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_a_file_and_a_pipe_get_the_same_bytes(plan: Path) -> None:
    done = run(*RENDER, "-o", "plan.docx", cwd=plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = run(*RENDER, cwd=plan).stdout
    assert (plan / "plan.docx").read_bytes() == piped == rendered_word(plan / "data")


def test_runs_on_other_days_give_the_same_bytes(plan: Path) -> None:
    zones = ({"TZ": "Asia/Tokyo"}, {"TZ": "UTC", "PYTHONHASHSEED": "1"})
    digests = {
        hashlib.sha256(run(*RENDER, cwd=plan, changes=each).stdout).digest() for each in zones
    }
    assert len(digests) == 1


def test_the_date_that_a_build_gives_is_the_files(plan: Path) -> None:
    done = run(*RENDER, cwd=plan, changes={"SOURCE_DATE_EPOCH": "1743379200"})
    created = Document(io.BytesIO(done.stdout)).core_properties.created
    assert created is not None
    assert created.isoformat().startswith("2025-03-31T00:00:00")


@pytest.mark.parametrize("value", ["today", "1e9", "9" * 30])
def test_a_date_that_is_none_is_refused(plan: Path, value: str) -> None:
    done = run(*RENDER, cwd=plan, changes={"SOURCE_DATE_EPOCH": value})
    said = f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {value}"
    assert (done.stdout, sentence(done)) == (b"", said)


def test_a_terminal_is_not_flooded(plan: Path) -> None:
    code, received = on_a_terminal(*RENDER, cwd=plan)
    assert code == 2
    assert b"a terminal cannot show a Word document" in received
    assert b"PK" not in received


def test_without_the_library_it_says_what_to_install(plan: Path) -> None:
    (plan / "lib/docxtpl").mkdir(parents=True)
    missing = "raise ModuleNotFoundError(\"No module named 'docxtpl'\")\n"
    (plan / "lib/docxtpl/__init__.py").write_text(missing)
    path = os.pathsep.join(filter(None, [str(plan / "lib"), os.environ.get("PYTHONPATH")]))
    done = run(*RENDER, cwd=plan, changes={"PYTHONPATH": path})
    assert sentence(done) == "Word needs a library that is not installed"
    assert b"  = help: install it: pip install 'apcli[docx]'\n" in done.stderr


def test_a_template_that_is_wrong_leaves_the_old_file(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates/plan.docx").write_bytes(b"no")
    (plan / "plan.docx").write_bytes(b"old")
    done = run(*RENDER, "-o", "plan.docx", cwd=plan)
    assert sentence(done).endswith("templates/plan.docx is not a Word document that can be read")
    assert (plan / "plan.docx").read_bytes() == b"old"
    assert sorted(path.name for path in plan.iterdir()) == ["data", "plan.docx", "templates"]
