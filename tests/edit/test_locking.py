"""One at a time: who holds the lock on a plan, and what the others see."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from apcli.edit import locked, locking
from apcli.errors import PlanInUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """\
import fcntl, os, sys
descriptor = os.open(sys.argv[1], os.O_RDONLY)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process


def is_free(folder: Path) -> bool:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def test_it_is_held_and_given_back_and_leaves_no_file(tmp_path: Path) -> None:
    with locked(tmp_path, "data"):
        assert not is_free(tmp_path)
        assert [*tmp_path.iterdir()] == []
    assert is_free(tmp_path)


def test_it_is_given_back_by_what_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path, "data"):
        raise KeyError
    assert is_free(tmp_path)


def test_who_waits_too_long_is_told(
    held: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "WAIT", 0.05)
    with pytest.raises(PlanInUse) as caught, locked(tmp_path, "data"):
        pytest.fail("both hold it")
    assert str(caught.value.message) == "another command is changing data"
    assert held.poll() is None


def test_who_waits_long_enough_goes_on(held: subprocess.Popen[bytes], tmp_path: Path) -> None:
    held.kill()  # the lock ends with the process that holds it
    with locked(tmp_path, "data"):
        assert not is_free(tmp_path)


def test_a_file_system_without_locks_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> NoReturn:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(tmp_path, "data"):
        pass


def test_a_folder_that_nobody_may_write_to_is_locked_all_the_same(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with locked(tmp_path, "data"):
        assert not is_free(tmp_path)


def test_a_folder_that_is_not_there_is_left_to_who_reads_it(tmp_path: Path) -> None:
    with locked(tmp_path / "nowhere", "data"):
        pass
