"""The files of a plan at a revision, as a folder for the time of a run."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.editions.git import GitFailed, git
from apcli.errors import EditionUnavailable
from apcli.models.grammar import excerpt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from apcli.editions.revision import Revision

LARGEST = 64 * 1024 * 1024
"""Files above this size are not copied: none that a plan may have is as large."""

DEEPEST = 32
"""Folders one inside the other that are copied at most."""

_TEMPLATES = "templates"
_LINK = "120000"


class _Blob(NamedTuple):
    """A file of a tree: its mode, its identifier, its size in bytes, its path from the root."""

    mode: str
    id: str
    size: int
    path: PurePosixPath


@contextmanager
def checked_out(revision: Revision) -> Iterator[Path]:
    """The data folder of a revision, with the plan's templates beside it; removed at the end.

    The working tree and the index stay untouched.

    Raises:
        EditionUnavailable: this clone lacks a file of it, or a file has a name that no folder may
            hold.
    """
    beside = PurePosixPath(revision.folder).parent / _TEMPLATES
    with tempfile.TemporaryDirectory(prefix="apcli-") as temporary:
        top = Path(temporary)
        blobs = [*_listed(revision, revision.folder), *_listed(revision, beside.as_posix())]
        try:
            _write(revision, {each.path: each for each in blobs}.values(), top)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            raise _no_file(revision, _named(error, top)) from error
        data = top / revision.folder
        data.mkdir(parents=True, exist_ok=True)
        yield data


def _listed(revision: Revision, folder: str) -> Sequence[_Blob]:
    """The files below a folder of the commit; none where there is no such folder."""
    tree = f"{revision.commit}:{'' if folder == '.' else folder}"
    if not replace(revision, folder="" if folder == "." else folder).exists:
        return ()
    try:
        listed = git(revision.repository, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    except GitFailed as error:
        raise _incomplete(revision) from error
    blobs = (_blob(entry, folder, revision) for entry in listed.split(b"\0") if entry)
    return [blob for blob in blobs if blob is not None]


def _blob(entry: bytes, folder: str, revision: Revision) -> _Blob | None:
    """A line of `ls-tree -l`; None for a repository inside the repository."""
    about, _, path = entry.partition(b"\t")
    mode, kind, identifier, size = about.decode("ascii").split()
    if kind != "blob":
        return None
    name = os.fsdecode(path)
    parts = name.split("/")
    if len(parts) > DEEPEST or any(part in ("", ".", "..") or os.sep in part for part in parts):
        raise _no_file(revision, name)
    return _Blob(mode, identifier, int(size), PurePosixPath(folder) / name)


def _no_file(revision: Revision, name: str) -> EditionUnavailable:
    return EditionUnavailable(
        message(
            "'{name}' has a file that no folder can hold: {file}",
            name=revision.name,
            file=excerpt(name),
        )
    )


def _named(error: OSError, top: Path) -> str:
    """The name of the file in the edition."""
    return os.path.relpath(str(error.filename2 or error.filename), top)


def _incomplete(revision: Revision) -> EditionUnavailable:
    return EditionUnavailable(
        message("this clone does not have all files of '{name}'", name=revision.name),
        message("fetch them with git first; apcli never uses the network"),
    )


def _write(revision: Revision, blobs: Collection[_Blob], top: Path) -> None:
    """Write the files, then the links: nothing is written through a link.

    Raises:
        EditionUnavailable: this clone lacks a file.
        OSError: there is a link where others have a folder, or a name is too long.
    """
    copied = [blob for blob in blobs if blob.size <= LARGEST]
    contents = _contents(revision, copied)
    for blob in blobs:
        (top / blob.path).parent.mkdir(parents=True, exist_ok=True)
    for blob in sorted(blobs, key=lambda each: each.mode == _LINK):
        path = top / blob.path
        if blob.id not in contents:
            with path.open("wb") as stream:
                stream.truncate(blob.size)  # too large to read, and said to be so
        elif blob.mode == _LINK:
            path.symlink_to(os.fsdecode(contents[blob.id]))
        else:
            path.write_bytes(contents[blob.id])


def _contents(revision: Revision, blobs: Sequence[_Blob]) -> dict[str, bytes]:
    """The bytes of each file, by its identifier."""
    wanted = "".join(f"{blob.id}\n" for blob in blobs).encode()
    printed = git(revision.repository, "cat-file", "--batch", given=wanted)
    found, start = dict[str, bytes](), 0
    while start < len(printed):
        end = printed.index(b"\n", start)
        identifier, *about = printed[start:end].decode("ascii").split()
        if about[-1:] == ["missing"]:
            raise _incomplete(revision)
        size = int(about[1])
        found[identifier] = printed[end + 1 : end + 1 + size]
        start = end + size + 2
    return found
