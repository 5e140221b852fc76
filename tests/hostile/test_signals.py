"""Interrupted and terminated: quiet, with the exit code that a shell expects."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.example_plan import SECOND
from tests.hostile.running import TIMEOUT, command, finish, marked_plan, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

MORE_THAN_A_PIPE_HOLDS = "".join(f"key-{index}: a\n" for index in range(3000))

STOPPED = pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"]
)


@pytest.fixture(autouse=True)
def _interrupts_reach_what_is_started() -> Iterator[None]:
    """A shell's job in the background ignores SIGINT, and so would all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def writing(folder: Path, *line: str) -> Popen[bytes]:
    """A run that waits in the middle of its output until somebody reads on."""
    marked_plan(folder, {SECOND: MORE_THAN_A_PIPE_HOLDS})
    process = start(command(*line), cwd=folder)
    stream = process.stdout if line[0] == "validate" else process.stderr
    assert stream is not None
    assert stream.read(1)
    return process


@STOPPED
@pytest.mark.parametrize(
    "line", [["validate"], ["validate", "--format", "json"], ["list"]], ids=" ".join
)
def test_a_run_that_is_stopped_says_nothing_and_ends_as_the_shell_expects(
    line: list[str], sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    process = writing(tmp_path, *line)
    process.send_signal(sent)
    done = finish(process)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert line == ["list"] or done.stderr == b""


@STOPPED
def test_a_run_that_is_stopped_does_not_wait_for_its_reader(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    process = writing(tmp_path, "validate")
    process.send_signal(sent)
    try:
        assert process.wait(timeout=TIMEOUT) == code
    finally:
        process.kill()
        process.communicate()


@STOPPED
def test_a_run_that_is_stopped_while_it_reads_ends_as_the_shell_expects(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    marked_plan(tmp_path)
    line = command("validate")
    script = (
        "import os, signal\n"
        "import apcli.workspace.loading as loading\n"
        f"loading.read_file = lambda *_: os.kill(os.getpid(), {int(sent)})\n"
        "from apcli.cli.main import main\n"
        "main()\n"
    )
    done = finish(start([line[0], "-c", script, "validate"], cwd=tmp_path))
    assert (done.returncode, done.stdout, done.stderr.decode()) == (code, b"", "")
