"""Putting a file in the place of another in one step."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
