"""The data folder in the file system: its place, its files and their bytes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from apcli.diagnostics import Diagnostic, message
from apcli.errors import DataNotFound
from apcli.models.grammar import excerpt
from apcli.reasons import NOT_REGULAR
from apcli.source.reading_rules import OUTSIDE_LINK

PLAN, TAXONOMY, GLOSSARY = "plan.yaml", "taxonomy.yaml", "glossary.yaml"
INITIATIVES, GOALS, FIGURES = "initiatives", "goals", "figures"

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def initiative_file(key: str) -> str:
    """The name of an initiative's file inside the data folder."""
    return f"{INITIATIVES}/{key}.yaml"


def goal_file(key: str) -> str:
    """The name of a goal's file inside the data folder."""
    return f"{GOALS}/{key}.yaml"


def find_data(
    given: str | None, working_directory: Path, beside: Path | None = None
) -> tuple[Path, str]:
    """The data folder and its displayed name: as given, else `data/` here or in a parent folder.

    If there is none, the folder of the plan's file `beside` is used.

    Raises:
        DataNotFound: there is none.
    """
    if given is not None:
        folder = working_directory / given
        if is_folder(folder):
            return folder, Path(given).as_posix()
        raise DataNotFound(
            message("no data folder at {folder}", folder=excerpt(given, 300)),
            message(
                "name a folder with plan.yaml, such as my-plan/data, or an edition in git, "
                "such as r7:data"
            ),
        )
    above = (working_directory / beside).resolve().parents if beside else ()
    for directory in (working_directory, *working_directory.parents, *above):
        folder = directory / "data"
        files, folders = (PLAN, TAXONOMY, GLOSSARY), (INITIATIVES, GOALS)
        if any((folder / name).exists() for name in files) or any(
            (folder / name).is_dir() for name in folders
        ):
            return folder, Path(os.path.relpath(folder, working_directory)).as_posix()
    raise DataNotFound(
        message("no data folder here or in a parent folder"),
        message(
            "run apcli where data/plan.yaml is, set the folder with --data or APCLI_DATA, or begin "
            "a plan with 'apcli init'"
        ),
    )


def is_folder(path: Path) -> bool:
    """It is a folder, or a link to one; a name too long to be one is none."""
    try:
        return path.is_dir()
    except OSError:
        return False  # far too long for a file name


def read_file(path: str, most: int) -> bytes:
    """The bytes of a regular file; of one larger than `most`, the first `most` + 1.

    Read by descriptor: for 10,000 files pathlib's overhead would take most of the time, and a FIFO
    must not block.

    Raises:
        OSError: it cannot be opened, or is not a regular file.
    """
    descriptor = os.open(path, _READ)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, NOT_REGULAR)
        data = os.read(descriptor, min(status.st_size, most) + 1)
        if len(data) == status.st_size:
            return data
        with os.fdopen(descriptor, "rb", closefd=False) as rest:
            return data + rest.read(most + 1 - len(data))
    finally:
        os.close(descriptor)


def leaves(folder: Path, path: str) -> bool:
    """The symbolic link at `path` points outside `folder`."""
    try:
        target = Path(path).resolve(strict=True)
    except (OSError, RuntimeError):
        return False  # a loop, or nothing there: opening it reports that
    return not target.is_relative_to(folder.resolve())


def outside_link(shown: str, initiative: str | None) -> Diagnostic:
    """The finding for a link that points outside the data folder."""
    text = message("the link points outside the data folder")
    help = message("put the file itself in the folder")
    return Diagnostic(OUTSIDE_LINK, OUTSIDE_LINK.severity, text, shown, None, help, (), initiative)
