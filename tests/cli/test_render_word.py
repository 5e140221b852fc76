"""`apcli render --format docx`: where it is written, and what stops it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.example_plan import write_plan
from tests.hostile.running import run, sentence
from tests.render.word import rendered_word

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--format", "docx")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_what_is_written_is_the_document(plan: Path) -> None:
    assert run(*RENDER, cwd=plan).stdout == rendered_word(plan / "data")


def test_the_date_that_a_build_gives_is_the_files(plan: Path) -> None:
    done = run(*RENDER, cwd=plan, changes={"SOURCE_DATE_EPOCH": "1743379200"})
    created = Document(io.BytesIO(done.stdout)).core_properties.created
    assert created is not None
    assert created.isoformat().startswith("2025-03-31T00:00:00")


@pytest.mark.parametrize("value", ["today", "1e9", "9" * 30])
def test_a_date_that_is_none_is_refused(plan: Path, value: str) -> None:
    done = run(*RENDER, cwd=plan, changes={"SOURCE_DATE_EPOCH": value})
    said = f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {value}"
    assert (done.stdout, sentence(done)) == (b"", said)


def test_a_template_that_is_wrong_leaves_the_old_file(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates/plan.docx").write_bytes(b"no")
    (plan / "plan.docx").write_bytes(b"old")
    done = run(*RENDER, "-o", "plan.docx", cwd=plan)
    assert sentence(done).endswith("templates/plan.docx is not a readable Word document")
    assert (plan / "plan.docx").read_bytes() == b"old"
    assert sorted(path.name for path in plan.iterdir()) == ["data", "plan.docx", "templates"]
