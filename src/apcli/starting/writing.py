"""Writing a new plan, or a new sheet: everything or nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from apcli.atomic import create_files
from apcli.diagnostics import message
from apcli.errors import ApcliError, NotStarted, OutputUnwritable
from apcli.models.grammar import excerpt
from apcli.reasons import reason_of
from apcli.starting.plan import DATA, Start, data_files, files
from apcli.workspace import PLAN, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Written(NamedTuple):
    """The names of the files that were written, and of those that were there and stay."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def write_plan(folder: Path, start: Start) -> Written:
    """Write a new plan into a folder, which is made if it is missing.

    A file beside the data folder that is already there stays as it is.

    Raises:
        NotStarted: the folder has a plan, or a name cannot be written.
        OutputUnwritable: a file cannot be written; nothing was.
    """
    check_free(folder)
    every = files(start)
    kept = tuple(name for name in every if os.path.lexists(folder / name))
    new = {name: content for name, content in every.items() if name not in kept}
    create(folder, new, str(folder))
    return Written(tuple(new), kept)


def create(folder: Path, new: Mapping[str, bytes], shown: str) -> None:
    """Create these files of a folder, which messages call `shown`: all or none.

    Raises:
        OutputUnwritable: they cannot be written; nothing was.
    """
    try:
        create_files(folder, new)
    except OSError as error:
        text = message(
            "{path} cannot be written: {reason}",
            path=excerpt(shown),
            reason=reason_of(error),
        )
        raise OutputUnwritable(text) from error


def is_untouched(folder: Path) -> bool:
    """The data folder of `folder` has exactly the files that `write_plan` wrote there."""
    data = folder / DATA
    try:
        found = load(data, DATA)
        there = {
            path.relative_to(data).as_posix(): path.read_bytes()
            for path in data.rglob("*")
            if not path.is_dir()
        }
    except (ApcliError, OSError):
        return False
    plan, taxonomy = found.read_plan, found.read_taxonomy
    if plan is None or taxonomy is None:
        return False
    start = Start(
        plan.city.name,
        plan.fiscal_year,
        plan.city.code,
        tuple(level.name for level in taxonomy.levels),
        tuple(stage.name for stage in taxonomy.stages),
    )
    return there == data_files(start)


def check_free(folder: Path) -> None:
    """Let pass a folder without a plan.

    Raises:
        NotStarted: it has one, or is the data folder of one.
    """
    elsewhere = message("choose another folder")
    if os.path.lexists(folder / PLAN):
        shown = excerpt(str(folder))
        raise NotStarted(message("{folder} is the data folder of a plan", folder=shown), elsewhere)
    data = folder / DATA
    shown = excerpt(str(data))
    if os.path.lexists(data / PLAN):
        raise NotStarted(message("there already is a plan in {folder}", folder=shown), elsewhere)
    if os.path.lexists(data) and not _is_empty(data):
        raise NotStarted(message("{folder} is not empty", folder=shown), elsewhere)


def _is_empty(path: Path) -> bool:
    """It is a folder in which there is nothing."""
    try:
        return next(path.iterdir(), None) is None
    except OSError:
        return False
