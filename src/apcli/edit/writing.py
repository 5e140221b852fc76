"""Writing new texts to files of the plan."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import FileChanged, OutputUnwritable
from apcli.exchanging import exchange_files
from apcli.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from apcli.source import Document


def check_writable(path: Path, document: Document) -> None:
    """Let pass a file that `write` could replace.

    Raises:
        OutputUnwritable: it could not.
    """
    target = path.resolve()
    if not (os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)):
        raise _unwritable(document, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def write(path: Path, document: Document, text: str) -> None:
    """Replace the document's file with the text, keeping its byte order mark if it had one.

    Raises:
        FileChanged: the file changed since the document was read.
        OutputUnwritable: it cannot be written; the old file is intact.
    """
    try:
        there = _unchanged(path, document)
        replace_file(path.resolve(), _as_marked(text, there))
    except OSError as error:
        raise _unwritable(document, error) from error


def write_all(
    root: Path,
    documents: Mapping[str, Document],
    texts: Mapping[str, str],
    moved: tuple[str, str] | None = None,
    removed: Collection[str] = (),
) -> None:
    """Replace files of the folder with these texts, by name, rename one, remove some: all or none.

    If a step fails or is interrupted, the files that were written get their old content again.
    Where the system can, files that are only replaced change at once, so that not even a process
    that is killed leaves some of them.

    Raises:
        FileChanged: a file changed since its document was read.
        OutputUnwritable: a file cannot be written, or the new name is taken.
    """
    before: dict[str, bytes] = {}
    name = ""
    try:
        for name in (*texts, *removed):
            before[name] = _unchanged(root / name, documents[name])
            check_writable(root / name, documents[name])
        marked = {name: _as_marked(text, before[name]) for name, text in texts.items()}
        if moved or removed or not _at_once(root, marked):
            for name, data in marked.items():
                replace_file((root / name).resolve(), data)
        if moved:
            name, new = moved
            if os.path.lexists(root / new):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            (root / name).rename(root / new)
        for name in removed:
            (root / name).unlink()
    except BaseException as error:
        _restore(root, before, moved)
        if isinstance(error, OSError):
            raise _unwritable(documents[name], error) from error
        raise


def _at_once(root: Path, files: Mapping[str, bytes]) -> bool:
    """Replace several files in one step: those of the folder that has them all; False if it cannot.

    Raises:
        OSError: a file cannot be written; nothing has changed.
    """
    if len(files) < 2:
        return False
    folders = {PurePosixPath(name).parent.as_posix() for name in files}
    folder = folders.pop() if len(folders) == 1 else "."
    inside = {PurePosixPath(name).relative_to(folder).as_posix(): files[name] for name in files}
    return exchange_files(root / folder, inside)


def _restore(root: Path, before: Mapping[str, bytes], moved: tuple[str, str] | None) -> None:
    """Undo whatever was done; what cannot be undone must not hide the first error."""
    if moved and not os.path.lexists(root / moved[0]):
        with contextlib.suppress(OSError):
            (root / moved[1]).rename(root / moved[0])
    for name, data in before.items():
        with contextlib.suppress(OSError):
            if not (root / name).exists() or (root / name).read_bytes() != data:
                replace_file((root / name).resolve(), data)


def _unchanged(path: Path, document: Document) -> bytes:
    """The bytes of the file, which are still those of the document.

    Raises:
        FileChanged: they are not.
    """
    there = path.read_bytes()
    if there.removeprefix(codecs.BOM_UTF8) != document.data:
        raise FileChanged(
            message("{file} was changed by another program in the meantime", file=document.file),
            message("nothing was written; run the command again"),
        )
    return there


def _as_marked(text: str, there: bytes) -> bytes:
    mark = codecs.BOM_UTF8 if there.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _unwritable(document: Document, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        message("{path} cannot be written: {reason}", path=document.file, reason=reason_of(error))
    )
