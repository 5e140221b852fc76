"""Putting files in the place of others in one step each."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = ".apcli-"
_DESCRIPTORS = "/proc/self/fd"


def replace_file(target: Path, data: bytes) -> None:
    """Put the data in the place of the file: the old file or the new one, never half of one.

    Raises:
        OSError: it cannot be written; what was there is intact, and no other file is left.
    """
    exists = target.exists()
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = target.stat().st_mode & 0o777 if exists else 0o666 & ~_umask()
    temporary, descriptor = _unnamed(target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
            if os.fstat(descriptor).st_nlink == 0:
                os.link(f"{_DESCRIPTORS}/{descriptor}", temporary, src_dir_fd=descriptor)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _unnamed(folder: Path) -> tuple[Path, int]:
    """A new file that has no name until all is written, and the name that it may have then.

    A process that is killed leaves nothing of it. Where the system knows no such files it has its
    name at once.
    """
    if hasattr(os, "O_TMPFILE") and Path(_DESCRIPTORS).exists():
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
            return folder / f"{_PREFIX}{os.urandom(8).hex()}", descriptor
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, dir=folder)
    return Path(name), descriptor


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files, by their names in the folder, in the place of those that are there.

    All are written beside the folder before the first is replaced, so that a full disk changes
    nothing; they are replaced one by one in their order, none of them ever half. Other files stay.

    Raises:
        OSError: they cannot be written.
    """
    temporary = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder.parent))
    try:
        for name, data in files.items():
            new = temporary / name
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(data)
        for name in files:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).replace(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
