"""The completion scripts, run by the shells they are for, on a machine without apcli."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import write_plan
from tests.processes import apcli, output

if TYPE_CHECKING:
    from pathlib import Path

ASK = r"""
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_apcli
printf '%s\n' "${COMPREPLY[@]}"
"""
"""What bash does when somebody presses Tab at the end of the last word."""


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "apcli.bash"
    path.write_text(output("completion", "bash"), encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path / "data")
    (tmp_path / "data/initiatives/README.md").write_text("", encoding="utf-8")
    (tmp_path / "below/here").mkdir(parents=True)
    return tmp_path


def offered(script: Path, cwd: Path, *words: str, **environment: str) -> list[str]:
    """What is offered for the last word of a command line."""
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", script, "apcli", *words],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def test_commands(bash: Path, plan: Path) -> None:
    commands = offered(bash, plan, "")
    assert {"validate", "progress", "render", "list", "show", "schema"} <= set(commands)
    assert offered(bash, plan, "val") == ["validate"]
    assert offered(bash, plan, "--data", "data", "val") == ["validate"]
    assert offered(bash, plan, "--lang", "show", "val") == ["validate"]


def test_options_and_their_choices(bash: Path, plan: Path) -> None:
    assert offered(bash, plan, "progress", "--y") == ["--year"]
    assert offered(bash, plan, "--la") == ["--lang"]
    assert offered(bash, plan, "--lang", "") == ["en", "ja"]
    assert offered(bash, plan, "show", "--lang", "j") == ["ja"]
    assert offered(bash, plan, "progress", "--format", "") == ["table", "json", "csv", "markdown"]
    assert offered(bash, plan, "progress", "--format", "=") == ["table", "json", "csv", "markdown"]
    assert offered(bash, plan, "progress", "--format", "=", "c") == ["csv"]
    assert offered(bash, plan, "progress", "--year", "") == []


def test_keys_of_initiatives(bash: Path, plan: Path) -> None:
    assert offered(bash, plan, "show", "") == ["first", "second"]
    assert offered(bash, plan, "show", "se") == ["second"]
    assert offered(bash, plan, "record", "--year", "2025", "se") == ["second"]
    assert offered(bash, plan / "below/here", "show", "") == ["first", "second"]


def test_keys_of_the_plan_that_is_named(bash: Path, plan: Path, tmp_path: Path) -> None:
    other = write_plan(tmp_path / "other plan", {"initiatives/third.yaml": ""})
    found = ["first", "second", "third"]
    assert offered(bash, plan, "--data", "other plan", "show", "") == found
    assert offered(bash, plan, "show", "--data", str(other), "") == found
    assert offered(bash, plan, "--data", "=", str(other), "show", "") == found
    assert offered(bash, plan, "--data", "~/other plan", "show", "") == found
    assert offered(bash, plan, "show", "", APCLI_DATA=str(other)) == found
    assert offered(bash, plan, "--data", "nowhere", "show", "") == []


def test_where_there_is_no_plan_nothing_is_offered(
    bash: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert offered(bash, tmp_path_factory.mktemp("empty"), "show", "") == []


def test_folders_and_files(bash: Path, plan: Path) -> None:
    assert set(offered(bash, plan, "--data", "")) == {"data", "below"}
    assert offered(bash, plan, "render", "--output", "data/pl") == ["data/plan.yaml"]


def test_codes_of_findings(bash: Path, plan: Path) -> None:
    found = offered(bash, plan, "validate", "--select", "AP20")
    assert {"AP201", "AP202"} <= set(found)


def needs(shell: str) -> None:
    """Skip where a shell is not installed; in CI, which installs all, fail."""
    if shutil.which(shell) is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"{shell} is not installed")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_is_read_by_its_shell(shell: str, tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_text(output("completion", shell), encoding="utf-8")
    needs(shell)
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_fish_offers_the_same_with_what_it_means(plan: Path) -> None:
    needs("fish")
    script = plan / "apcli.fish"
    script.write_text(output("completion", "fish"), encoding="utf-8")

    def ask(line: str) -> list[str]:
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"],
            cwd=plan,
            env={"PATH": "/usr/bin:/bin", "HOME": str(plan)},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout.splitlines()

    assert ask("apcli show ") == ["first", "second"]
    assert "validate" in ask("apcli val")[0]
    assert {each.split("\t")[0] for each in ask("apcli progress --format ")} == {
        *("table", "json", "csv", "markdown")
    }


def test_an_unknown_shell_is_refused() -> None:
    done = apcli("completion", "tcsh")
    assert done.returncode == 2
