"""A data folder that is not there, or holds no plan, is one sentence."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import write_plan
from tests.hostile.running import (
    command,
    finish,
    run,
    sentence,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = pytest.mark.parametrize(
    "line", [["validate"], ["list"], ["show", "first"], ["progress"], ["render"]], ids=" ".join
)


@COMMANDS
def test_no_data_folder_is_one_sentence(line: list[str], tmp_path: Path) -> None:
    assert "no data folder" in sentence(run(*line, cwd=tmp_path))


@pytest.mark.parametrize("given", ["nowhere", "data/plan.yaml", "/dev/null", "a\nb", "x" * 5000])
def test_a_data_folder_that_is_not_there_is_named(given: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    for line in (("--data", given, "validate"), ("validate", "--data", given)):
        assert "no data folder at" in sentence(run(*line, cwd=tmp_path))
    changes = {"APCLI_DATA": given}
    assert "no data folder at" in sentence(run("validate", cwd=tmp_path, changes=changes))


def without_initiatives(folder: Path) -> None:
    shutil.rmtree(folder / "initiatives")


def with_none(folder: Path) -> None:
    without_initiatives(folder)
    (folder / "initiatives").mkdir()


def with_a_file_in_the_folders_place(folder: Path) -> None:
    without_initiatives(folder)
    (folder / "initiatives").write_text("")


def with_a_folder_that_links_to_itself(folder: Path) -> None:
    without_initiatives(folder)
    (folder / "initiatives").symlink_to("initiatives")


def with_a_folder_nobody_may_read(folder: Path) -> None:
    (folder / "initiatives").chmod(0)


@COMMANDS
@pytest.mark.parametrize(
    "spoil",
    [
        with_a_file_in_the_folders_place,
        with_a_folder_that_links_to_itself,
        with_a_folder_nobody_may_read,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_initiatives_that_cannot_be_read_are_one_sentence(
    line: list[str], spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    spoil(write_plan(tmp_path / "data"))
    assert "data/initiatives" in sentence(run(*line, cwd=tmp_path, privileged=False))


@pytest.mark.parametrize("spoil", [without_initiatives, with_none])
def test_a_plan_without_initiatives_is_valid_and_shows_nothing(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    spoil(write_plan(tmp_path / "data"))
    for line in ("validate", "list", "progress", "matrix", "render"):
        assert run(line, cwd=tmp_path).returncode == 0, line
    assert "no initiative 'first'" in sentence(run("show", "first", cwd=tmp_path))


def test_a_data_folder_nobody_may_enter_is_one_sentence(tmp_path: Path) -> None:
    write_plan(tmp_path / "data").chmod(0)
    done = run("validate", "--data", "data", cwd=tmp_path, privileged=False)
    (tmp_path / "data").chmod(0o700)
    assert "data" in sentence(done)


def test_a_working_directory_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = 'rmdir "$PWD" && exec "$@"'
    line = ["sh", "-c", script, "sh", *command("validate")]
    assert sentence(finish(start(line, cwd=tmp_path / "gone")))
