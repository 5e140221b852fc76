"""`render --output`: the whole new document, or the old file as it was, and nothing beside it."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import patched, write_plan
from tests.hostile.running import command, finish, marked_plan, run, sentence, start

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"# the old document\n"


def listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The folder of a plan without errors, with a document of an earlier run in `out/`."""
    write_plan(tmp_path / "data")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/plan.md").write_bytes(OLD)
    return tmp_path


@pytest.fixture
def document(plan: Path) -> bytes:
    """The plan's document as stdout has it."""
    return run("render", cwd=plan).stdout


def is_as_it_was(plan: Path) -> bool:
    """The old document is there as it was, and no other file beside it."""
    return listing(plan / "out") == ["plan.md"] and (plan / "out/plan.md").read_bytes() == OLD


def test_the_file_has_what_stdout_would_have(plan: Path, document: bytes) -> None:
    done = run("render", "--output", "out/plan.md", cwd=plan)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (plan / "out/plan.md").read_bytes() == document
    assert listing(plan / "out") == ["plan.md"]


def test_a_new_file_is_written(plan: Path, document: bytes) -> None:
    assert run("render", "--output", "out/計画 2025.md", cwd=plan).returncode == 0
    assert (plan / "out/計画 2025.md").read_bytes() == document
    assert listing(plan / "out") == ["plan.md", "計画 2025.md"]


def test_a_name_as_long_as_the_file_system_allows_is_written(plan: Path, document: bytes) -> None:
    name = "画" * 84 + ".md"  # 255 bytes
    done = run("render", "--output", f"out/{name}", cwd=plan)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert (plan / "out" / name).read_bytes() == document


def test_a_file_keeps_its_permissions(plan: Path) -> None:
    (plan / "out/plan.md").chmod(0o640)
    assert run("render", "--output", "out/plan.md", cwd=plan).returncode == 0
    assert (plan / "out/plan.md").stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_file_stays_a_link(plan: Path, document: bytes) -> None:
    (plan / "latest.md").symlink_to("out/plan.md")
    assert run("render", "--output", "latest.md", cwd=plan).returncode == 0
    assert (plan / "latest.md").is_symlink()
    assert (plan / "out/plan.md").read_bytes() == document


@pytest.mark.parametrize(
    "output",
    [
        "data/plan.md",
        "data/plan.yaml",
        "data/initiatives/first.yaml",
        "data/initiatives/third.yaml",
        "data/new/plan.md",
        "./out/../data/plan.md",
        "into/plan.md",
        "to-a-file.md",
        "data",
    ],
)
def test_an_output_inside_the_data_is_refused(output: str, plan: Path) -> None:
    (plan / "into").symlink_to("data")
    (plan / "to-a-file.md").symlink_to("data/initiatives/first.yaml")
    before = state(plan)
    for name in (output, plan / output):
        assert "data" in sentence(run("render", "--output", name, cwd=plan))
        assert state(plan) == before


def test_an_output_inside_data_that_lies_elsewhere_is_refused(plan: Path) -> None:
    (plan / "data").rename(plan / "elsewhere")
    (plan / "data").symlink_to("elsewhere")
    assert sentence(run("render", "--output", "elsewhere/plan.md", cwd=plan))
    assert sentence(run("render", "--output", "data/plan.md", cwd=plan))
    assert not (plan / "elsewhere/plan.md").exists()


@pytest.mark.parametrize(
    "output",
    ["missing/plan.md", "out", "out/", "", ".", "/", "out/plan.md/plan.md", f"out/{'x' * 300}.md"],
)
def test_an_output_that_cannot_be_a_file_is_one_sentence(output: str, plan: Path) -> None:
    assert sentence(run("render", "--output", output, cwd=plan))
    assert is_as_it_was(plan)


def test_an_output_that_links_to_itself_is_one_sentence(plan: Path) -> None:
    (plan / "round.md").symlink_to("round.md")
    assert sentence(run("render", "--output", "round.md", cwd=plan))


def test_a_read_only_file_is_kept(plan: Path) -> None:
    (plan / "out/plan.md").chmod(0o444)
    done = run("render", "--output", "out/plan.md", cwd=plan, privileged=False)
    assert "out/plan.md" in sentence(done)
    assert is_as_it_was(plan)


@pytest.mark.parametrize("output", ["out/plan.md", "out/new.md"])
def test_a_read_only_folder_is_left_alone(output: str, plan: Path) -> None:
    (plan / "out").chmod(0o555)
    done = run("render", "--output", output, cwd=plan, privileged=False)
    assert output in sentence(done)
    assert is_as_it_was(plan)


def test_a_full_disk_is_one_sentence(plan: Path) -> None:
    assert "/dev/full" in sentence(run("render", "--output", "/dev/full", cwd=plan))


def test_a_device_takes_the_document(plan: Path, document: bytes) -> None:
    assert run("render", "--output", "/dev/null", cwd=plan).returncode == 0
    assert run("render", "--output", "/dev/stdout", cwd=plan).stdout == document


FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
"""No file may grow beyond 100 bytes: the disk is full in the middle of the document."""

WRITING = {
    "while_it_is_written": "os.fsync = lambda descriptor: stop()",
    "before_it_takes_its_place": "os.replace = os.rename = lambda *paths: stop()",
    "after_it_took_its_place": (
        "replace = os.replace; os.replace = os.rename = lambda *paths: (replace(*paths), stop())"
    ),
}
"""Ways to be stopped at one moment of writing, which no clock could hit."""


def interfering(script: str, *arguments: str) -> list[str]:
    """The command line of apcli after `script` ran in its process."""
    entry = "from apcli.cli.main import main; main()"
    return [sys.executable, "-c", f"import os, signal\n{script}\n{entry}", *arguments]


def test_a_disk_that_fills_up_keeps_the_old_file(plan: Path, document: bytes) -> None:
    assert len(document) > 100
    done = finish(start(interfering(FULL, "render", "--output", "out/plan.md"), cwd=plan))
    assert "out/plan.md" in sentence(done)
    assert is_as_it_was(plan)


@pytest.mark.parametrize("moment", WRITING)
@pytest.mark.parametrize(
    ("signal_sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["term", "int"]
)
def test_stopped_while_writing_leaves_the_old_file_or_the_new_one(
    moment: str, signal_sent: signal.Signals, code: int, plan: Path, document: bytes
) -> None:
    stop = (
        f"signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"stop = lambda: os.kill(os.getpid(), {int(signal_sent)})\n"
    )
    line = interfering(stop + WRITING[moment], "render", "--output", "out/plan.md")
    done = finish(start(line, cwd=plan))
    assert (done.returncode, done.stderr.decode()) == (code, "")
    assert listing(plan / "out") == ["plan.md"]
    expected = document if moment == "after_it_took_its_place" else OLD
    assert (plan / "out/plan.md").read_bytes() == expected


def test_killed_while_writing_leaves_the_old_file_alone(plan: Path) -> None:
    script = f"os.fsync = lambda descriptor: os.kill(os.getpid(), {int(signal.SIGKILL)})"
    done = finish(start(interfering(script, "render", "--output", "out/plan.md"), cwd=plan))
    assert done.returncode == -signal.SIGKILL
    assert is_as_it_was(plan)


def test_where_every_file_has_a_name_the_document_is_written_too(
    plan: Path, document: bytes
) -> None:
    script = "del os.O_TMPFILE"
    done = finish(start(interfering(script, "render", "--output", "out/plan.md"), cwd=plan))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (plan / "out/plan.md").read_bytes() == document
    assert listing(plan / "out") == ["plan.md"]


def test_two_writers_at_once_give_one_complete_result(plan: Path, document: bytes) -> None:
    title = patched("plan.yaml", "title: 別の計画\n")
    write_plan(plan / "other/data", {"plan.yaml": title})
    other = run("render", "--data", "other/data", cwd=plan).stdout
    assert other != document
    lines = [
        command("render", "--data", data, "--output", "out/plan.md")
        for data in ("data", "other/data")
    ]
    for _ in range(3):
        processes = [start(line, cwd=plan) for line in lines]
        assert [finish(process).returncode for process in processes] == [0, 0]
        assert (plan / "out/plan.md").read_bytes() in (document, other)
        assert listing(plan / "out") == ["plan.md"]


def test_errors_in_the_plan_keep_the_old_file(tmp_path: Path) -> None:
    marked_plan(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/plan.md").write_bytes(OLD)
    assert run("render", "--output", "out/plan.md", cwd=tmp_path).returncode == 1
    assert is_as_it_was(tmp_path)


def state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Every file and folder below `folder`, when it was changed and what it holds."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def test_no_command_changes_the_data(plan: Path) -> None:
    before = state(plan / "data")
    for line in (["validate"], ["list"], ["show", "first"], ["progress"], ["render"]):
        assert run(*line, cwd=plan).returncode == 0
    assert state(plan / "data") == before
