"""Putting files in the place of others in one step each."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def replace_file(target: Path, data: bytes) -> None:
    """Put the data in the place of the file: the old file or the new one, never half of one.

    Raises:
        OSError: it cannot be written; what was there is intact, and no other file is left.
    """
    exists = target.exists()
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = target.stat().st_mode & 0o777 if exists else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=".apcli-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files, by their names in the folder, in the place of those that are there.

    All are written beside the folder before the first is replaced, so that a full disk changes
    nothing; they are replaced one by one in their order, none of them ever half. Other files stay.

    Raises:
        OSError: they cannot be written.
    """
    temporary = Path(tempfile.mkdtemp(prefix=".apcli-", dir=folder.parent))
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
