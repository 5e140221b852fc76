"""What has ended needs no number, and is listed without one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

ENDED = FILES[SECOND].replace("number: 2\n", "") + "change: CHANGE\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data", {SECOND: ENDED.replace("CHANGE", "abolished")})
    return tmp_path


@pytest.mark.parametrize("change", ["abolished", "completed", "transferred"])
def test_it_is_valid(change: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {SECOND: ENDED.replace("CHANGE", change)})
    assert "0 errors, 0 warnings" in output("validate", cwd=tmp_path)


@pytest.mark.parametrize("change", ["new", "continued", "reduced"])
def test_what_goes_on_needs_one(change: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {SECOND: ENDED.replace("CHANGE", change)})
    done = apcli("validate", cwd=tmp_path)
    assert done.returncode == 1
    assert "second.yaml:1:1 AP102[missing-field] error: the field 'number'" in done.stdout.decode()


def test_two_without_a_number_are_not_the_same(plan: Path) -> None:
    write_plan(
        plan / "data",
        {SECOND: None, "initiatives/third.yaml": ENDED.replace("CHANGE", "completed")},
    )
    assert "0 errors" in output("validate", cwd=plan)


def test_no_document_prints_a_number_that_is_not_there(plan: Path) -> None:
    for suffix in ("md", "html"):
        output("render", "--output", f"plan.{suffix}", cwd=plan)
        text = (plan / f"plan.{suffix}").read_text("utf-8")
        assert "業務の効率化" in text
        assert "None" not in text
    for arguments in (("list",), ("show", "second"), ("matrix",), ("progress", "--year", "2024")):
        assert "None" not in output(*arguments, cwd=plan)
    listed = json.loads(output("list", "--format", "json", cwd=plan))
    assert [each["number"] for each in listed["initiatives"]] == [1, None]


def test_it_comes_last_in_the_list(plan: Path) -> None:
    write_plan(plan / "data", {FIRST: FILES[FIRST], SECOND: ENDED.replace("CHANGE", "abolished")})
    listed = json.loads(output("list", "--format", "json", cwd=plan))
    assert [each["initiative"] for each in listed["initiatives"]] == ["first", "second"]
