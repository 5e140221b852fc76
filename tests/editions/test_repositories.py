"""Repositories of every kind, what their trees may hold, and what git is told by others."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, write_plan
from tests.processes import apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A repository with a tagged edition."""
    folder = tmp_path / "plan"
    write_plan(folder / "data")
    begin(folder)
    commit(folder, "令和7年度の計画", tag="r7")
    return folder


def made(plan: Path, *entries: str) -> str:
    """A commit whose data folder has these entries beside its own."""
    own = git(plan, "ls-tree", "r7:data")
    data = _tree(plan, own + "".join(f"{each}\n" for each in entries))
    return git(plan, "commit-tree", "-m", "-", _tree(plan, f"040000 tree {data}\tdata\n")).strip()


def _tree(plan: Path, entries: str) -> str:
    done = subprocess.run(
        ["git", "mktree", "--missing"],
        cwd=plan,
        input=entries.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def _blob(plan: Path, text: str) -> str:
    done = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=plan,
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def refused(name: str, plan: Path) -> str:
    done = apcli("list", "--data", name, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode()


@pytest.mark.parametrize("name", ["r7", "r7:data"])
def test_a_repository_without_a_working_tree_is_read(name: str, plan: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(plan), "bare.git")
    for folder in (tmp_path / "bare.git", plan / ".git"):
        assert "窓口のDX" in output("list", "--data", name, cwd=folder)


@pytest.mark.parametrize(
    "environment",
    [
        {"GIT_DIR": "/nowhere"},
        {"GIT_DIR": "{other}/.git"},
        {"GIT_DIR": "{other}/.git", "GIT_WORK_TREE": "{other}"},
        {"GIT_WORK_TREE": "/nowhere"},
        {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "data/"},
    ],
    ids=" ".join,
)
def test_the_plan_lies_in_the_repository_around_it(
    environment: dict[str, str], plan: Path, tmp_path: Path
) -> None:
    """A hook of another repository may run apcli."""
    other = tmp_path / "other"
    other.mkdir()
    begin(other)
    given = {name: value.format(other=other) for name, value in environment.items()}
    done = apcli("list", "--data", "r7", cwd=plan / "data", environment=given)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "窓口のDX" in done.stdout.decode()


def test_a_repository_of_another_user_is_named_by_its_root(plan: Path) -> None:
    done = apcli(
        *("list", "--data", "r7"),
        cwd=plan / "data",
        environment={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull},
    )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "apcli: git does not read this repository: it belongs to another user\n"
        f"  = help: run: git config --global --add safe.directory {plan}\n",
    )


def test_no_hook_that_watches_files_runs(plan: Path, tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", "utf-8")
    hook.chmod(0o755)
    git(plan, "config", "core.fsmonitor", str(hook))
    output("rollover", "--to", "2026", "--dry-run", cwd=plan)
    assert not (tmp_path / "ran").exists()


def test_a_clone_without_the_files_is_said(plan: Path, tmp_path: Path) -> None:
    write_plan(plan / "data", {FIRST: FILES[FIRST].replace("窓口のDX", "窓口")})
    commit(plan, "題名")
    git(plan, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", plan.as_uri(), "clone")
    clone = tmp_path / "clone"
    assert "窓口" in output("list", "--data", "main", cwd=clone)
    assert refused("r7", clone) == (
        "apcli: this clone does not have all files of 'r7'\n"
        "  = help: fetch them with git first; apcli never uses the network\n"
    )


def test_no_file_is_written_through_a_link(plan: Path, tmp_path: Path) -> None:
    """A tree that git would never make has a link and a folder of one name."""
    outside = tmp_path / "outside"
    outside.mkdir()
    name = made(plan, f"120000 blob {_blob(plan, str(outside))}\tinitiatives")
    assert refused(name, plan) == (
        f"apcli: '{name}' has a file that no folder can hold: data/initiatives\n"
    )
    assert list(outside.iterdir()) == []


def test_a_link_to_a_file_is_not_written_through_either(plan: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("title: 外\n", "utf-8")
    name = made(plan, f"120000 blob {_blob(plan, str(outside))}\tplan.yaml")
    assert apcli("list", "--data", name, cwd=plan).returncode in (0, 1)
    assert outside.read_text("utf-8") == "title: 外\n"


def test_a_name_that_is_too_long_is_one_sentence(plan: Path) -> None:
    long = "x" * 300
    name = made(plan, f"100644 blob {_blob(plan, '-')}\t{long}.yaml")
    said = refused(name, plan)
    assert said.startswith(f"apcli: '{name}' has a file that no folder can hold: data/xxx")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(("depth", "holds"), [(31, True), (32, False), (1200, False)])
def test_folders_far_inside_one_another_are_one_sentence(
    depth: int, *, holds: bool, plan: Path
) -> None:
    inner = _tree(plan, f"100644 blob {_blob(plan, '-')}\tfile\n")
    for _ in range(depth - 1):
        inner = _tree(plan, f"040000 tree {inner}\td\n")
    name = made(plan, f"040000 tree {inner}\td")
    if holds:
        assert "窓口のDX" in output("list", "--data", name, cwd=plan)
    else:
        assert f"'{name}' has a file that no folder can hold: d/d/" in refused(name, plan)


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "--data", "r7", "--output", "data/out.md"),
        ("list", "--data", "r7", "--output", "data/initiatives/out.json"),
        ("diff", "r7", "HEAD", "--output", "data/out.html"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_of_an_edition_is_written_among_the_data(
    arguments: tuple[str, ...], plan: Path
) -> None:
    done = apcli(*arguments, cwd=plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "is inside the plan's data folder" in done.stderr.decode()
    assert git(plan, "status", "--porcelain", "--untracked-files=all") == ""
