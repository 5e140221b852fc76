"""The paths in the formats for CI are those of the repository, from wherever apcli is started."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli

if TYPE_CHECKING:
    from pathlib import Path

WRONG = {FIRST: FILES[FIRST].replace("[情報推進課]", "[情報推進か]")}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository, without git's own files, whose plan is in a folder of it."""
    root = tmp_path / "計画 repository"
    write_plan(root / "plan/data", WRONG)
    (root / "elsewhere").mkdir()
    return root


def files(format: str, *arguments: str | Path, cwd: Path, **environment: str) -> set[str]:
    """The paths of the files that the findings name."""
    done = apcli("validate", "--format", format, *arguments, cwd=cwd, environment=environment)
    assert (done.returncode, done.stderr) == (1, b"")
    printed = done.stdout.decode()
    if format == "github":
        return set(re.findall(r" file=([^,]*)", printed))
    report = json.loads(printed)
    if format == "gitlab":
        return {each["location"]["path"] for each in report}
    found = report["runs"][0]["results"]
    places = [place["physicalLocation"] for each in found for place in each["locations"]]
    return {each["artifactLocation"]["uri"] for each in places}


EVERY_FORMAT = pytest.mark.parametrize("format", ["github", "gitlab", "sarif"])


@EVERY_FORMAT
@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize(
    ("cwd", "data"),
    [
        ("plan", None),
        ("plan/data", None),
        (".", "plan/data"),
        (".", "./plan/data"),
        ("plan", "../plan/data"),
        ("elsewhere", "../plan/data"),
        ("elsewhere", "absolute"),
        ("elsewhere", "link"),
    ],
)
def test_paths_are_relative_to_the_root_that_the_system_names(
    format: str, variable: str, cwd: str, data: str | None, repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(repository / "plan/data")
    named = {"absolute": str(repository / "plan/data"), "link": str(tmp_path / "link")}
    given = ("--data", named.get(data, data)) if data else ()
    environment = {variable: str(repository)}
    found = files(format, *given, cwd=repository / cwd, **environment)
    assert found == {f"plan/data/{FIRST}"}


@EVERY_FORMAT
def test_without_such_a_system_the_root_is_that_of_git(format: str, repository: Path) -> None:
    (repository / ".git").mkdir()
    assert files(format, cwd=repository / "plan") == {f"plan/data/{FIRST}"}
    absolute = repository / "plan/data"
    assert files(format, "--data", absolute, cwd=repository.parent) == {f"plan/data/{FIRST}"}


def test_a_worktree_and_a_real_repository_have_their_roots(repository: Path) -> None:
    (repository / "plan/.git").write_text("gitdir: /nowhere\n")
    assert files("github", cwd=repository / "elsewhere", APCLI_DATA="../plan/data") == {
        f"data/{FIRST}"
    }
    (repository / "plan/.git").unlink()
    subprocess.run(["git", "init", "--quiet"], cwd=repository, check=True)
    assert files("github", cwd=repository / "plan") == {f"plan/data/{FIRST}"}


def test_a_plan_in_the_root_itself_has_plain_names(repository: Path) -> None:
    found = files("github", cwd=repository / "plan", CI_PROJECT_DIR=str(repository / "plan/data"))
    assert found == {FIRST}


def test_a_root_that_does_not_contain_the_plan_is_none(repository: Path) -> None:
    elsewhere = str(repository / "elsewhere")
    cwd = repository / "plan"
    assert files("github", cwd=cwd, GITHUB_WORKSPACE=elsewhere) == {f"data/{FIRST}"}
    both = {"GITHUB_WORKSPACE": elsewhere, "CI_PROJECT_DIR": str(repository)}
    assert files("github", cwd=cwd, **both) == {f"plan/data/{FIRST}"}


def test_people_and_programs_get_the_folder_as_it_was_found(repository: Path) -> None:
    environment = {"GITHUB_WORKSPACE": str(repository)}
    done = apcli("validate", "--format", "json", cwd=repository / "plan", environment=environment)
    found = json.loads(done.stdout)["diagnostics"]
    assert {each["file"] for each in found} == {f"data/{FIRST}"}
