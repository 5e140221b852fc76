"""What a file system may hold: links, folders, pipes and names in the place of plain files."""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import FILES, FIRST, SECOND, write_plan
from tests.hostile.running import (
    MARK,
    MARKED,
    Found,
    command,
    finish,
    found,
    marked_plan,
    report,
    run,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = pytest.mark.parametrize(
    "line", [["validate"], ["list"], ["show", "first"], ["progress"], ["render"]], ids=" ".join
)
SECRET = "secret: 機密\n"
UNREADABLE = ("AP001", f"data/{SECOND}", None, None)


def as_a_folder(path: Path) -> None:
    path.mkdir()


def as_a_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        working_directory = os.open(".", os.O_RDONLY)
        os.chdir(path.parent)  # the name of a socket has at most 107 bytes
        try:
            listener.bind(path.name)
        finally:
            os.fchdir(working_directory)
            os.close(working_directory)


def as_a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def as_a_link_to_nothing(path: Path) -> None:
    path.symlink_to("no-such-file.yaml")


def as_a_link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe").name)


def as_a_file_nobody_may_read(path: Path) -> None:
    path.write_text(FILES[SECOND], "utf-8")
    path.chmod(0)


IN_ITS_PLACE = pytest.mark.parametrize(
    "put",
    [
        as_a_folder,
        as_a_pipe,
        as_a_socket,
        as_a_link_to_itself,
        as_a_link_to_nothing,
        as_a_link_to_a_pipe,
        as_a_file_nobody_may_read,
    ],
    ids=lambda put: put.__name__,
)


@IN_ITS_PLACE
def test_what_cannot_be_read_as_an_initiative_is_named_after_the_rest_is_checked(
    put: Callable[[Path], None], tmp_path: Path
) -> None:
    marked_plan(tmp_path, {SECOND: ""})
    (tmp_path / "data" / SECOND).unlink()
    put(tmp_path / "data" / SECOND)
    assert found(report(cwd=tmp_path, code=2, privileged=False)) == [MARK, UNREADABLE]
    text = run("validate", cwd=tmp_path, privileged=False)
    assert (text.returncode, text.stderr) == (2, b"")
    assert f"data/{SECOND} AP001[unreadable-file] error: " in text.stdout.decode()


@IN_ITS_PLACE
@pytest.mark.parametrize("name", ["plan.yaml", "taxonomy.yaml", "glossary.yaml"])
def test_what_cannot_be_read_as_a_file_for_all_is_named_after_the_rest_is_checked(
    put: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    marked_plan(tmp_path, {name: ""})
    (tmp_path / "data" / name).unlink()
    put(tmp_path / "data" / name)
    read = report(cwd=tmp_path, code=2, privileged=False)
    assert set(found(read)) == {MARK, ("AP001", f"data/{name}", None, None)}


def test_a_plan_that_is_missing_is_named_after_the_rest_is_checked(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data/plan.yaml").unlink()
    read = report("--data", "data", cwd=tmp_path, code=2)
    assert set(found(read)) == {MARK, ("AP001", "data/plan.yaml", None, None)}


@pytest.mark.parametrize("name", ["taxonomy.yaml", "glossary.yaml"])
def test_another_part_that_is_missing_is_empty(name: str, tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data" / name).unlink()
    assert MARK in found(report("--data", "data", cwd=tmp_path, code=1))


@pytest.mark.parametrize("without", ["nothing", "initiatives"])
def test_a_plan_without_initiatives_is_valid(without: str, tmp_path: Path) -> None:
    write_plan(tmp_path / "data", {name: None for name in FILES if name != "plan.yaml"})
    if without == "nothing":
        (tmp_path / "data/initiatives").mkdir()
    read = report(cwd=tmp_path, code=0)
    assert found(read) == []


@COMMANDS
def test_every_command_answers_for_a_plan_without_initiatives(
    line: list[str], tmp_path: Path
) -> None:
    write_plan(tmp_path / "data", {name: None for name in FILES if name != "plan.yaml"})
    done = run(*line, cwd=tmp_path)
    assert done.returncode in ((2,) if line[0] in ("show", "record") else (0,)), done.stderr


@COMMANDS
def test_every_command_ends_with_2_when_a_file_cannot_be_read(
    line: list[str], tmp_path: Path
) -> None:
    write_plan(tmp_path / "data")
    os.mkfifo(tmp_path / "data/initiatives/third.yaml")
    done = run(*line, cwd=tmp_path)
    assert done.returncode == 2
    shown = done.stdout if line == ["validate"] else done.stderr
    assert b"data/initiatives/third.yaml AP001" in shown
    assert line == ["validate"] or done.stdout == b""


@pytest.mark.parametrize("name", ["plan.yaml", "taxonomy.yaml", "glossary.yaml", SECOND])
@pytest.mark.parametrize("absolute", [True, False], ids=["absolute", "relative"])
def test_a_link_that_leaves_the_folder_is_an_error_and_is_not_followed(
    name: str, absolute: bool, tmp_path: Path
) -> None:
    marked_plan(tmp_path)
    outside = tmp_path / "outside.yaml"
    outside.write_text(SECRET, "utf-8")
    link = tmp_path / "data" / name
    link.unlink()
    link.symlink_to(outside if absolute else os.path.relpath(outside, link.parent))
    read = report(cwd=tmp_path, code=1)
    assert ("AP011", f"data/{name}", None, None) in found(read)
    assert MARK in found(read)
    assert "機密" not in run("validate", cwd=tmp_path).stdout.decode()


def test_a_link_through_a_second_link_does_not_leave_unseen(tmp_path: Path) -> None:
    marked_plan(tmp_path, {"third.txt": SECRET})
    (tmp_path / "data/third.txt").rename(tmp_path / "outside.yaml")
    (tmp_path / "data/.hop").symlink_to("../outside.yaml")
    (tmp_path / "data/initiatives/third.yaml").symlink_to("../.hop")
    leaving = ("AP011", "data/initiatives/third.yaml", None, None)
    assert found(report(cwd=tmp_path, code=1)) == [MARK, leaving]


def test_a_link_to_a_device_is_an_error_and_is_not_read(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data/initiatives/third.yaml").symlink_to("/dev/zero")
    leaving = ("AP011", "data/initiatives/third.yaml", None, None)
    assert found(report(cwd=tmp_path, code=1)) == [MARK, leaving]


def test_a_folder_of_initiatives_that_is_a_link_out_is_an_error(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data/initiatives").rename(tmp_path / "elsewhere")
    (tmp_path / "data/initiatives").symlink_to("../elsewhere")
    done = run("validate", cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert b"data/initiatives" in done.stdout + done.stderr
    assert b"first.yaml" not in done.stdout


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    write_plan(tmp_path / "data")
    (tmp_path / "data/drafts").mkdir()
    (tmp_path / "data" / SECOND).rename(tmp_path / "data/drafts/second.yaml")
    (tmp_path / "data" / SECOND).symlink_to("../drafts/second.yaml")
    assert found(report(cwd=tmp_path, code=0)) == []


def test_the_data_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write_plan(tmp_path / "elsewhere")
    (tmp_path / "data").symlink_to("elsewhere")
    assert found(report(cwd=tmp_path, code=0)) == []


def test_links_to_folders_end(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "data/initiatives/up").symlink_to("..")
    (tmp_path / "data/initiatives/round").symlink_to("round")
    assert found(report(cwd=tmp_path, code=1)) == [MARK]


def test_a_file_larger_than_the_memory_is_one_finding(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    with (tmp_path / "data" / SECOND).open("wb") as stream:
        stream.truncate(8 << 30)  # a hole: it takes no room on the disk
    limit = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))"
    script = f"{limit}; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    _, *line = command("validate", "--format", "json")
    done = finish(start([sys.executable, "-c", script, *line], cwd=tmp_path))
    assert (done.returncode, done.stderr.decode()[-500:]) == (1, "")
    assert found(json.loads(done.stdout)) == [MARK, ("AP008", f"data/{SECOND}", 1, 1)]


def test_a_plan_with_a_finding_and_a_missing_file_says_both(tmp_path: Path) -> None:
    expected: list[Found] = [MARK, ("AP001", "data/plan.yaml", None, None)]
    write_plan(tmp_path / "data", {FIRST: MARKED, "plan.yaml": None})
    assert found(report(cwd=tmp_path, code=2)) == expected
