"""`validate` against last year's edition: named by `previous` or `--against`, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, patched, write_plan
from tests.processes import apcli
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

OLD = patched(
    "plan.yaml",
    "fiscal_year: 2024\n"
    "years: {baseline: 2022, forecast: 2023, targets: [2024, 2025, 2026, 2027]}\n",
)
NEW = FILES[FIRST].replace("title: 窓口のDX\n", "title: 窓口のDX\nchange: new\n")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan whose first initiative is said to be new, with last year's as a tag and a folder."""
    assert FILES["plan.yaml"] != OLD
    write_plan(tmp_path / "data", {"plan.yaml": OLD})
    write_plan(tmp_path / "2024" / "data", {"plan.yaml": OLD})
    begin(tmp_path)
    commit(tmp_path, "令和6年度", tag="r6")
    write_plan(tmp_path / "data", {FIRST: NEW})
    return tmp_path


def codes(plan: Path, *arguments: str) -> list[str]:
    """The codes that `validate` finds."""
    done = apcli("validate", "--format", "json", *arguments, cwd=plan)
    assert (done.returncode, done.stderr) == (0, b"")
    return [each["code"] for each in json.loads(done.stdout)["diagnostics"]]


def with_previous(plan: Path, previous: str, more: str = "") -> None:
    text = f"{FILES['plan.yaml']}previous: {{{previous}}}\n{more}"
    (plan / "data/plan.yaml").write_text(text, "utf-8")


def test_without_an_edition_nothing_is_compared(plan: Path) -> None:
    assert codes(plan) == []


@pytest.mark.parametrize("previous", ["revision: r6", "revision: 'r6:data'", "folder: 2024/data"])
def test_the_edition_that_the_plan_names_is_compared(previous: str, plan: Path) -> None:
    with_previous(plan, previous)
    assert codes(plan) == ["AP702"]


@pytest.mark.parametrize("edition", ["r6", "r6:data", "2024/data"])
def test_the_edition_that_the_command_names_is_compared(edition: str, plan: Path) -> None:
    assert codes(plan, "--against", edition) == ["AP702"]


def test_the_command_s_edition_comes_before_the_plan_s(plan: Path) -> None:
    with_previous(plan, "revision: nowhere")
    assert codes(plan, "--against", "r6") == ["AP702"]


def test_an_edition_is_compared_with_the_one_before_it(plan: Path) -> None:
    with_previous(plan, "revision: r6")
    commit(plan, "令和7年度", tag="r7")
    assert codes(plan, "--data", "r7") == ["AP702"]


def test_a_plan_that_names_itself_is_not_compared(plan: Path) -> None:
    with_previous(plan, "folder: data")
    assert codes(plan) == []


@pytest.mark.parametrize("selection", [("--ignore", "AP7"), ("--select", "AP2")])
def test_an_edition_is_read_only_for_rules_that_need_it(
    selection: tuple[str, str], plan: Path
) -> None:
    with_previous(plan, "revision: nowhere")
    assert codes(plan, *selection) == []


def test_an_edition_that_cannot_be_read_is_one_sentence(plan: Path) -> None:
    with_previous(plan, "revision: nowhere")
    done = apcli("validate", cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "data names the edition 'nowhere', which git does not have" in done.stderr.decode()


def test_a_shallow_clone_says_how_to_fetch_the_edition(plan: Path, tmp_path: Path) -> None:
    with_previous(plan, "revision: r6")
    commit(plan, "令和7年度")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{plan}", str(clone))
    done = apcli("validate", cwd=clone)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "'r6' is not in this clone, which lacks the history" in done.stderr.decode()
    assert "git fetch --unshallow --tags" in done.stderr.decode()
    assert codes(clone, "--ignore", "AP7") == []


def test_an_edition_with_errors_is_not_compared(plan: Path) -> None:
    (plan / "2024/data" / FIRST).write_text("number: x\n", "utf-8")
    done = apcli("validate", "--against", "2024/data", cwd=plan)
    assert done.returncode == 2
    assert "the edition 2024/data has errors" in done.stderr.decode()


def test_a_finding_can_be_ignored_and_such_a_comment_is_not_idle_without_the_edition(
    plan: Path,
) -> None:
    text = NEW.replace("change: new", "change: new  # apcli: ignore AP702 -- 復活した取組")
    (plan / "data" / FIRST).write_text(text, "utf-8")
    assert codes(plan) == []
    assert codes(plan, "--against", "r6") == []
    (plan / "data" / FIRST).write_text(text.replace("change: new", "change: expanded"), "utf-8")
    assert codes(plan, "--against", "r6") == ["AP711", "AP014"]


def test_a_plan_may_choose_the_severity(plan: Path) -> None:
    with_previous(plan, "revision: r6", "lint: {severity: {AP702: error}}\n")
    assert apcli("validate", cwd=plan).returncode == 1
