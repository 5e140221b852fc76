"""`apcli schema` writes the schemas of a plan, beside it and never into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES as PLAN
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import ROOT, apcli, output

if TYPE_CHECKING:
    from pathlib import Path

FILES = {f"{name}.schema.json" for name in ("initiative", "goal", "plan", "taxonomy", "glossary")}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with a plan in data/."""
    write_plan(tmp_path / "data")
    return tmp_path


def test_it_writes_a_schema_for_each_kind_of_file_and_says_nothing(plan: Path) -> None:
    assert output("schema", "--output", "schemas", cwd=plan) == ""
    assert {path.name for path in (plan / "schemas").iterdir()} == FILES


def test_folders_that_are_not_there_are_made(plan: Path) -> None:
    output("schema", "-o", "editor/json/schemas", cwd=plan)
    assert {path.name for path in (plan / "editor/json/schemas").iterdir()} == FILES


def test_the_bytes_are_the_same_each_time_in_every_language(plan: Path) -> None:
    for folder, language in (("one", "en"), ("two", "ja")):
        output("--lang", language, "schema", "--output", folder, cwd=plan)
    for name in FILES:
        assert (plan / "one" / name).read_bytes() == (plan / "two" / name).read_bytes()


def test_the_schemas_of_this_repository_are_what_the_command_writes(tmp_path: Path) -> None:
    output("schema", "--output", tmp_path)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (ROOT / "schemas" / name).read_bytes()


def test_errors_in_the_plan_are_no_obstacle(plan: Path) -> None:
    write_plan(plan / "data", {FIRST: patched(FIRST, "departments: [どこかの課]\nchange: newly\n")})
    assert output("schema", "--output", "schemas", cwd=plan) == ""
    schema = json.loads((plan / "schemas/initiative.schema.json").read_text(encoding="utf-8"))
    assert [*schema["properties"]["classification"]["properties"]] == ["policy"]


def test_without_a_taxonomy_it_says_that_the_schemas_are_general(plan: Path) -> None:
    write_plan(plan / "data", {"taxonomy.yaml": "axes: ["})
    done = apcli("schema", "--output", "schemas", cwd=plan)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"taxonomy.yaml" in done.stderr
    assert {path.name for path in (plan / "schemas").iterdir()} == FILES


@pytest.mark.parametrize("folder", ["data", "data/schemas", "data/initiatives/../new"])
def test_nothing_is_written_into_the_plans_data(plan: Path, folder: str) -> None:
    before = sorted(plan.rglob("*"))
    done = apcli("schema", "--output", folder, cwd=plan)
    assert done.returncode == 2
    assert b"inside the plan's data folder" in done.stderr
    assert sorted(plan.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_named(plan: Path) -> None:
    (plan / "file").write_text("", encoding="utf-8")
    done = apcli("schema", "--output", "file/schemas", cwd=plan)
    assert done.returncode == 2
    assert b"file/schemas cannot be written: Not a directory" in done.stderr


def test_the_folder_must_be_named(plan: Path) -> None:
    assert apcli("schema", cwd=plan).returncode == 2


def test_without_a_plan_there_is_nothing_to_write(tmp_path: Path) -> None:
    assert apcli("schema", "--output", "schemas", cwd=tmp_path).returncode == 2
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", PLAN)
def test_any_first_file_of_a_plan_is_enough(name: str, tmp_path: Path) -> None:
    others = dict.fromkeys(PLAN, None)
    write_plan(tmp_path / "data", {**others, name: PLAN[name]})
    assert output("schema", "--output", "schemas", cwd=tmp_path) == ""
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == FILES
    done = apcli("validate", "--format", "json", cwd=tmp_path)
    assert done.stderr == b""
    missing = [each for each in json.loads(done.stdout)["diagnostics"] if each["code"] == "AP001"]
    assert [each["file"] for each in missing] == ["data/plan.yaml"] * (name != "plan.yaml")
    assert done.returncode == (2 if missing else 0)
