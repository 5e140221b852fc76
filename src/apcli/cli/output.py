"""Writing a result to a file: the whole new content, or the old file as it was."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from apcli.diagnostics import message
from apcli.errors import OutputUnwritable


def write_file(path: Path, data: bytes, *, plan_data: Path) -> None:
    """Replace the file at `path` by `data` in one step.

    Raises:
        OutputUnwritable: the file is inside the plan's data folder, or cannot be written; what
            was there is intact.
    """
    target = path.resolve()
    if target.is_relative_to(plan_data.resolve()):
        raise OutputUnwritable(
            message("{path} is inside the plan's data folder", path=str(path)),
            message("name a file elsewhere"),
        )
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device such as /dev/stdout cannot be replaced
        else:
            _replace(target, data)
    except OSError as error:
        raise OutputUnwritable(
            message("{path} cannot be written: {reason}", path=str(path), reason=error.strerror)
        ) from error


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
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
