"""One at a time: the lock on a plan while its files are read, compared and replaced.

Where there is `fcntl`, the data folder itself is locked, which leaves no file behind and ends with
the process that holds it. Windows has no locks on folders; there it is a file in the folder, which
is removed with the lock.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from apcli.diagnostics import message
from apcli.errors import PlanInUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 10.0
"""Seconds to wait for another process."""

_PAUSE = 0.02
"""Seconds between two tries."""


@contextlib.contextmanager
def locked(folder: Path, shown: str) -> Iterator[None]:
    """Hold the lock on a data folder, which messages call `shown`.

    Where the file system has no locks, as some network drives, or the folder cannot be opened, it
    goes on without: what was read is compared again just before it is replaced.

    Raises:
        PlanInUse: another process holds it for longer than `WAIT`.
    """
    with contextlib.ExitStack() as stack:
        while (descriptor := _opened(stack, folder)) is not None:
            _take(descriptor, shown)
            if _is_still(descriptor, folder):
                break
        yield


def _take(descriptor: int, shown: str) -> None:
    until = time.monotonic() + WAIT
    while not _has_taken(descriptor):
        if time.monotonic() >= until:
            raise PlanInUse(
                message("another command is changing {folder}", folder=shown),
                message("nothing was written; run the command again when the other one has ended"),
            )
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    _FILE = ".apcli-lock"

    def _opened(stack: contextlib.ExitStack, folder: Path) -> int | None:
        """The descriptor of the file to lock; None where there can be none."""
        try:
            descriptor = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT)
        except OSError:
            return None
        stack.callback(_remove, folder / _FILE)
        stack.callback(os.close, descriptor)
        return descriptor

    def _remove(path: Path) -> None:
        with contextlib.suppress(OSError):  # another one has it open
            path.unlink()

    def _has_taken(descriptor: int) -> bool:
        """The lock is held now, and until the descriptor is closed."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_still(descriptor: int, folder: Path) -> bool:
        """What is locked is the folder that is there."""
        del descriptor, folder
        return True

else:
    import fcntl

    def _opened(stack: contextlib.ExitStack, folder: Path) -> int | None:
        """The descriptor of the folder; None where it cannot be opened."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:
            return None
        stack.callback(os.close, descriptor)
        return descriptor

    def _has_taken(descriptor: int) -> bool:
        """The lock is held now and until the descriptor is closed, or there are no locks here."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # the file system has none
            return True
        return True

    def _is_still(descriptor: int, folder: Path) -> bool:
        """What is locked is the folder that is there: whoever held the lock may exchange it."""
        return os.path.samestat(os.fstat(descriptor), folder.stat())
