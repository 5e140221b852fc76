"""Running apcli as a process: streams, privileges and signals as a test wants them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Any

from tests.example_plan import FIRST, patched, write_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Stream = int | IO[bytes]

TIMEOUT = 120
"""Seconds after which a run counts as hanging: so many that no slow or busy machine takes them."""

MARKED = patched(FIRST, "change: newly\n")
"""A file with one error of its own, which shows that it is still checked and reported."""

MARK = ("AP107", "data/initiatives/first.yaml", 10, 9)
"""The error in `MARKED`."""

Found = tuple[str, str, int | None, int | None]
"""A finding by its code, file, line and column."""

UNPRIVILEGED = """\
import ctypes, os, sys
library = ctypes.CDLL(None, use_errno=True)
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if library.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
        sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Runs Python bound by file permissions, though the tests may run as root.

Another user could not start an interpreter that lies in root's home. So root stays the user and
gives up, for itself and what it starts, the two capabilities that let it pass over permissions.
"""


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """A clean environment in English and UTF-8, with `changes`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", **(changes or {})}


def command(*arguments: str | bytes | Path, privileged: bool = True) -> list[str | bytes | Path]:
    """The command line of a run of apcli, bound by file permissions unless `privileged`."""
    line: list[str | bytes | Path] = ["-m", "apcli", *arguments]
    if privileged or os.geteuid() != 0:
        return [sys.executable, *line]
    return [sys.executable, "-c", UNPRIVILEGED, *line]


def start(
    line: Sequence[str | bytes | Path],
    cwd: Path,
    changes: Mapping[str, str] | None = None,
    stdout: Stream = subprocess.PIPE,
    stderr: Stream = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start a command line in a clean environment."""
    return subprocess.Popen(
        line,
        cwd=cwd,
        env=environment(changes),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
    )


def finish(process: subprocess.Popen[bytes]) -> subprocess.CompletedProcess[bytes]:
    """Wait for the end of a process; one that hangs is killed and the test fails."""
    try:
        stdout, stderr = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def run(
    *arguments: str | bytes | Path,
    cwd: Path,
    changes: Mapping[str, str] | None = None,
    privileged: bool = True,
    stdout: Stream = subprocess.PIPE,
    stderr: Stream = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run apcli in a clean environment, without a terminal; nothing is decoded.

    Whatever it is given it never ends in a traceback.
    """
    line = command(*arguments, privileged=privileged)
    done = finish(start(line, cwd, changes, stdout, stderr))
    assert b"Traceback" not in (done.stderr or b""), done.stderr.decode().strip()[-500:]
    return done


def on_a_terminal(
    *line: str, cwd: Path, changes: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """The exit code of a run on a terminal and everything the terminal received."""
    ours, theirs = os.openpty()
    environment = {"TERM": "xterm-256color", "COLUMNS": "100", **(changes or {})}
    process = start(command(*line), cwd, environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    received = b""
    try:
        while part := os.read(ours, 1 << 16):
            received += part
    except OSError:
        pass  # Linux tells the end of a terminal by an error
    finally:
        os.close(ours)
    return finish(process).returncode, received.replace(b"\r", b"")


def report(
    *arguments: str | bytes | Path, cwd: Path, code: int, privileged: bool = True
) -> dict[str, Any]:
    """The JSON that `validate` prints; it must end with `code` and say nothing else."""
    line = ("validate", "--format", "json", *arguments)
    done = run(*line, cwd=cwd, privileged=privileged)
    assert (done.returncode, done.stderr.decode()) == (code, "")
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def found(report: Mapping[str, Any]) -> list[Found]:
    """Every finding of a report by code and place."""
    return [
        (each["code"], each["file"], each["line"], each["column"]) for each in report["diagnostics"]
    ]


def marked_plan(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A plan in `folder/data` with one error in its first initiative; returns `folder`."""
    write_plan(folder / "data", {FIRST: MARKED, **(changes or {})})
    return folder


def sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one sentence on stderr with which a run that cannot go on ends."""
    assert done.returncode == 2, done.stderr.decode()
    lines = done.stderr.decode().splitlines()
    assert lines, "a run that cannot go on says why"
    assert lines[0].startswith("apcli: ")
    assert all(line.startswith("  = help: ") for line in lines[1:])
    assert len(lines) <= 2
    return lines[0].removeprefix("apcli: ")
