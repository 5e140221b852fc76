"""Changing several files of a folder in one step: the folder is exchanged for a changed copy.

Only Linux exchanges two names at once, and not every file system does.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = ".apcli-old-"
_HERE = -100
_EXCHANGE = 2
"""What the system call knows as `AT_FDCWD` and `RENAME_EXCHANGE`."""


def exchange_files(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Replace files of a folder, given by their names, all at once; False where that cannot be.

    Whoever looks sees the old files or the new ones, also if the process is killed meanwhile: then
    the old ones are left beside the folder, and the next writer removes them. Files that do not
    change stay the same ones. The folder is another one afterwards, so that nothing is done where
    the process itself is in it. Only one process may do this with a folder at a time.

    Raises:
        OSError: a file cannot be read or written; the folder is as it was.
    """
    if not _can_be_exchanged(folder) or any((folder / name).is_symlink() for name in files):
        return False
    prefix = f"{_PREFIX}{folder.name}-"
    for left in folder.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    kept = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        copy = kept / folder.name
        _copy(folder, copy, files)
        return _exchange(copy, folder)
    finally:
        shutil.rmtree(kept, ignore_errors=True)


def _can_be_exchanged(folder: Path) -> bool:
    """There is a way, and a copy of the folder would belong to the same people."""
    if _renameat2() is None or folder.is_symlink() or os.path.ismount(folder):
        return False
    if Path.cwd().is_relative_to(folder.resolve()) or not os.access(folder.parent, os.W_OK):
        return False
    there = folder.stat()
    return there.st_uid == os.geteuid() and there.st_gid in {os.getegid(), *os.getgroups()}


def _copy(folder: Path, copy: Path, files: Mapping[str, bytes]) -> None:
    """The folder again: other files by a second name, these with their new content."""
    copy.mkdir()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        new = copy / name
        if path.is_symlink() or not path.is_dir():
            if name not in files:
                os.link(path, new, follow_symlinks=False)
        else:
            new.mkdir()
    for name, data in files.items():
        _write(folder / name, copy / name, data)
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        if not path.is_symlink():
            _like(path, copy / path.relative_to(folder))


def _write(old: Path, new: Path, data: bytes) -> None:
    with new.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    _like(old, new)


def _like(old: Path, new: Path) -> None:
    """Give a copy the group and the permissions of what it stands for."""
    there = old.stat()
    if new.stat().st_gid != there.st_gid:
        os.chown(new, -1, there.st_gid)
    new.chmod(stat.S_IMODE(there.st_mode))


def _exchange(one: Path, other: Path) -> bool:
    call = _renameat2()
    if call is None:
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


@cache
def _renameat2() -> Any:
    """The system call, None where there is none."""
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None
