"""`apcli render --document progress`: every format from the command line, and what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_plan import write_plan
from tests.hostile.running import run, sentence

if TYPE_CHECKING:
    from pathlib import Path

RENDER = ("render", "--document", "progress", "--year", "2025")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_a_day_is_named_on_the_cover(plan: Path) -> None:
    said = run(*RENDER, "--as-of", "2026-05-31", cwd=plan).stdout.decode()
    assert "例示市（令和8年5月31日現在）" in said


@pytest.mark.parametrize(
    ("name", "template", "said"),
    [
        ("docx", "progress.docx", "is not a readable Word document"),
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
