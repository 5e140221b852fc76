"""Replacing files in one step each."""

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
    """Replace the file with the data in one step, so that it is never half written.

    Raises:
        OSError: it cannot be written; the old file is intact and no temporary file is left.
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
    """A new file without a name, and the name to give it once it is complete.

    If the process is killed, nothing is left. Where the system has no such files, the file has its
    name from the start.
    """
    if hasattr(os, "O_TMPFILE") and Path(_DESCRIPTORS).exists():
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
            return folder / f"{_PREFIX}{os.urandom(8).hex()}", descriptor
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, dir=folder)
    return Path(name), descriptor


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace files of a folder, given by their names; other files stay.

    All are written beside the folder before the first is replaced, so that a full disk changes
    nothing. They are then replaced one by one in order, each in one step.

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


def create_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Create files of a folder, given by their names: all of them, or nothing is left.

    All are written inside the folder first. A folder that is new as a whole then takes its place in
    one step, so that not even a killed process leaves a part of it.

    Raises:
        OSError: one of them exists, or cannot be written.
    """
    made: list[Path] = []
    try:
        _make_folder(folder, made)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as temporary:
            for name, data in files.items():
                new = Path(temporary) / name
                new.parent.mkdir(parents=True, exist_ok=True)
                new.write_bytes(data)
            for name in files:
                if (Path(temporary) / name).exists():  # not moved with its folder
                    whole = _first_missing(folder, name)
                    (Path(temporary) / whole).rename(folder / whole)
                    made.append(folder / whole)
    except BaseException:
        for path in reversed(made):
            _remove(path)
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir()
            made.append(each)


def _first_missing(folder: Path, name: str) -> Path:
    """The first part of the path of a file that does not exist in the folder.

    Raises:
        FileExistsError: all of them exist.
    """
    path = Path(name)
    for part in (*reversed(path.parents), path):
        if not os.path.lexists(folder / part):
            return part
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
