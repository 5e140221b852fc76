"""`apcli render --format pdf`: where it is written, and what stops it."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FIRST, patched, write_plan
from tests.hostile.running import on_a_terminal, run, sentence
from tests.render.portable import portable

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--format", "pdf")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_a_file_and_a_pipe_get_the_same_bytes(plan: Path) -> None:
    done = run(*RENDER, "-o", "plan.pdf", cwd=plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = run(*RENDER, cwd=plan).stdout
    assert (plan / "plan.pdf").read_bytes() == piped == portable(plan / "data").data


def test_runs_on_other_days_and_places_give_the_same_bytes(plan: Path) -> None:
    places = (
        {"TZ": "Asia/Tokyo"},
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"SOURCE_DATE_EPOCH": "1743379200"},
    )
    digests = {
        hashlib.sha256(run(*RENDER, cwd=plan, changes=each).stdout).hexdigest() for each in places
    }
    assert len(digests) == 1


def test_a_terminal_is_not_flooded(plan: Path) -> None:
    code, received = on_a_terminal(*RENDER, cwd=plan)
    assert code == 2
    assert b"a terminal cannot show a PDF document" in received
    assert b"%PDF" not in received


@pytest.mark.parametrize("library", ["typst", "fontTools"])
def test_without_a_library_it_says_what_to_install(plan: Path, library: str) -> None:
    (plan / "lib" / library).mkdir(parents=True)
    missing = f"raise ModuleNotFoundError(\"No module named '{library}'\")\n"
    (plan / "lib" / library / "__init__.py").write_text(missing)
    path = os.pathsep.join(filter(None, [str(plan / "lib"), os.environ.get("PYTHONPATH")]))
    done = run(*RENDER, cwd=plan, changes={"PYTHONPATH": path})
    assert sentence(done) == "PDF needs a library that is not installed"
    assert b"  = help: install it: pip install 'apcli[pdf]'\n" in done.stderr


def test_a_character_that_the_font_lacks_leaves_the_old_file(plan: Path) -> None:
    (plan / "data" / FIRST).write_text(patched(FIRST, "title: 𠮷野の窓口\n"), encoding="utf-8")
    (plan / "plan.pdf").write_bytes(b"old")
    done = run(*RENDER, "-o", "plan.pdf", cwd=plan)
    assert sentence(done) == (
        "the font BIZ UDGothic lacks: 𠮷 U+20BB7 (data/initiatives/first.yaml:9, title)"
    )
    assert (plan / "plan.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in plan.iterdir()) == ["data", "plan.pdf"]


def test_a_template_that_asks_for_a_package_reaches_no_network(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates/plan.typ.j2").write_text('#import "@preview/cetz:0.3.0"\n')
    said = sentence(run(*RENDER, cwd=plan))
    assert said.startswith("the PDF cannot be made: failed to download package")
    assert "127.0.0.1" in said or "proxy" in said.lower() or "Connection refused" in said
