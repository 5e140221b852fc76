"""The pre-commit hook and the GitHub action, as another repository uses them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.example_plan import FIRST, patched, write_plan
from tests.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git without anybody's configuration; returns what it prints."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.com")
    done = subprocess.run(
        ["git", *who, "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env={**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def commit(folder: Path) -> str:
    """Commit everything there is; returns the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All of it")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This working tree as it is now, committed to a repository of its own; and that commit."""
    copy = tmp_path_factory.mktemp("published")
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():  # one that was deleted is still listed
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    git(copy, "init", "--quiet")
    return copy, commit(copy)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """An environment in which nothing of this user's is read or written."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return {
        **kept,
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture
def repository(tmp_path: Path, published: tuple[Path, str]) -> Path:
    """A repository with a plan, which uses the hook."""
    source, revision = published
    git(tmp_path, "init", "--quiet")
    hooks = [{"id": "apcli-validate"}]
    configuration = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), "utf-8")
    (tmp_path / "README.md").write_text("A plan.\n", "utf-8")
    write_plan(tmp_path / "data")
    commit(tmp_path)
    return tmp_path


def run_hook(repository: Path, environment: Mapping[str, str], *arguments: str) -> tuple[int, str]:
    """Run the hook on what is staged; returns its exit code and what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--verbose", *arguments],
        cwd=repository,
        env=dict(environment),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_hook_checks_the_whole_plan_when_a_file_of_its_data_changes(
    repository: Path, environment: Mapping[str, str]
) -> None:
    """One test, since building the hook's environment takes most of the time."""
    code, printed = run_hook(repository, environment, "--all-files")
    assert code == 0, printed
    assert "Passed" in printed

    readme, glossary = repository / "README.md", repository / "data/glossary.yaml"
    readme.write_text("Something else.\n", "utf-8")
    git(repository, "add", "--all")
    code, printed = run_hook(repository, environment)
    assert (code, "no files to check" in printed) == (0, True)

    write_plan(repository / "data", {FIRST: patched(FIRST, "departments: [情報推進か]\n")})
    git(repository, "add", "--all")
    code, printed = run_hook(repository, environment)
    assert code == 1
    assert "data/initiatives/first.yaml:" in printed
    assert "AP201[unknown-department] error" in printed

    commit(repository)
    glossary.write_text(glossary.read_text("utf-8") + "# looked through\n", "utf-8")
    git(repository, "add", "--all")
    code, printed = run_hook(repository, environment)
    assert (code, "AP201[unknown-department] error" in printed) == (1, True)


def action() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_bytes())
    return read


def test_the_action_installs_its_own_checkout_and_passes_input_as_environment_only() -> None:
    steps = action()["runs"]["steps"]
    assert [step.get("uses", "").partition("@")[0] for step in steps] == [
        "actions/setup-python",
        "",
        "",
    ]
    scripts = [step["run"] for step in steps if "run" in step]
    assert "$GITHUB_ACTION_PATH" in scripts[0]
    assert scripts[-1] == "apcli validate --format github $STRICT"
    assert not any("${{" in script for script in scripts)


def run_action(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check on the plan in `plan`, as it is called with these inputs."""
    step = action()["runs"]["steps"][-1]
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "apcli").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m apcli "$@"\n', "utf-8")
    (tools / "apcli").chmod(0o755)
    kept = {"PATH": f"{tools}:/usr/bin:/bin", "APCLI_DATA": "plan", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_the_actions_check_runs_on_a_plan(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan", {FIRST: patched(FIRST, "departments: [情報推進か]\n")})
    done = run_action(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=plan/initiatives/first.yaml,line=")
    assert "::unknown department '情報推進か'%0Adid you mean" in done.stdout


def test_the_action_speaks_the_language_of_its_input(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan", {FIRST: patched(FIRST, "departments: [情報推進か]\n")})
    environment = action()["runs"]["steps"][-1]["env"]
    assert environment["APCLI_LANG"] == "${{ inputs.lang }}"
    done = run_action(tmp_path, APCLI_LANG="ja")
    assert "unknown department" not in done.stdout
    assert done.stdout.startswith("::error file=plan/initiatives/first.yaml,line=")
    assert "エラー1件" in done.stdout


def test_the_action_fails_on_warnings_when_asked_to(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan", {FIRST: patched(FIRST, "overview: 窓口のの手続です。\n")})
    environment = action()["runs"]["steps"][-1]["env"]
    assert environment["STRICT"] == "${{ inputs.strict == 'true' && '--strict' || '' }}"
    assert run_action(tmp_path, STRICT="").returncode == 0
    assert run_action(tmp_path, STRICT="--strict").returncode == 1


def test_the_example_workflow_uses_only_inputs_that_the_action_has() -> None:
    workflow = yaml.safe_load((ROOT / "examples/github-workflow.yml").read_bytes())
    (step,) = [step for step in workflow["jobs"]["validate"]["steps"] if "apcli" in step["uses"]]
    assert step["with"].keys() <= action()["inputs"].keys()
