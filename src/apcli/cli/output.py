"""Writing a result to files: either the complete new content or the unchanged old file."""

from __future__ import annotations

import io
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.atomic import create_files, replace_file, replace_files
from apcli.diagnostics import message
from apcli.errors import OutputUnwritable
from apcli.models.grammar import excerpt
from apcli.reasons import reason_of
from apcli.workspace import INITIATIVES, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GENERATED = b'<meta name="generator" content="apcli">'
"""The mark in the head of a site's page, which identifies pages of earlier runs."""


@contextmanager
def stdout_in(output: str | None, plan_data: Path | None) -> Iterator[None]:
    """Write to this file what is printed meanwhile, without a name to stdout as ever.

    Raises:
        OutputUnwritable: the file is inside the plan's data folder, or cannot be written.
    """
    if output is None:
        yield
        return
    printed = io.BytesIO()
    stream = io.TextIOWrapper(printed, encoding="utf-8", newline="")
    with redirect_stdout(stream):
        yield
        stream.flush()
    write_file(Path(output), printed.getvalue(), plan_data=plan_data)


def write_file(path: Path, data: bytes, *, plan_data: Path | None) -> None:
    """Replace the file at `path` with `data` in one step.

    Raises:
        OutputUnwritable: the file is inside the plan's data folder, or cannot be written; the
            old file is intact.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or pipe, such as /dev/stdout, cannot be replaced
            return
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error
    _refuse_data(path, target, plan_data)
    try:
        replace_file(target, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_new_files(folder: Path, files: Mapping[str, bytes], *, plan_data: Path) -> None:
    """Write files, given by name, to a folder: all of them, or none.

    Raises:
        OutputUnwritable: one of them is there with another content, the folder is the plan's data
            folder or inside it, or it cannot be written.
    """
    try:
        target = folder.resolve()
        _refuse_data(folder, target, plan_data)
        new = {name: data for name, data in files.items() if not (target / name).exists()}
        for name in files.keys() - new.keys():
            if (target / name).read_bytes() != files[name]:
                raise OutputUnwritable(
                    message("{path} is there already", path=str(folder / name)),
                    message("choose another folder: what was typed into it would be lost"),
                )
        create_files(target, new)
    except (OSError, RuntimeError) as error:
        raise _unwritable(folder, error) from error


def write_tables(folder: Path, files: Mapping[str, bytes], *, plan_data: Path) -> None:
    """Write files, given by name, to a folder: each is replaced in one step, all or none of them.

    Raises:
        OutputUnwritable: the folder is the plan's data folder or inside it, or cannot be written.
    """
    try:
        target = folder.resolve()
        _refuse_data(folder, target, plan_data)
        replace_files(target, files)
    except (OSError, RuntimeError) as error:
        raise _unwritable(folder, error) from error


def write_site(folder: Path, pages: Mapping[str, bytes], *, plan_data: Path) -> None:
    """Write the pages of a site, given by name, to a folder; the first of them is written last.

    Pages of an earlier run that no longer exist are removed; other files stay.

    Raises:
        OutputUnwritable: the folder is the plan's data folder or inside it, or cannot be written.
    """
    index, *others = pages
    try:
        target = folder.resolve()
        for each in {target, *((target / name).parent.resolve() for name in pages)}:
            _refuse_data(folder, each, plan_data)
        replace_files(target, {name: pages[name] for name in (*others, index)})
        for below in {(target / name).parent for name in others}:
            for path in below.glob("*.html"):
                if path.relative_to(target).as_posix() not in pages and _is_page(path):
                    path.unlink()
    except (OSError, RuntimeError) as error:
        raise _unwritable(folder, error) from error


def _is_page(path: Path) -> bool:
    with path.open("rb") as stream:
        return GENERATED in stream.read(4096)


def _refuse_data(path: Path, target: Path, plan_data: Path | None) -> None:
    """Refuse what is inside the plan's data folder, or any other: an edition is read from a copy.

    Raises:
        OutputUnwritable: it is.
    """
    if plan_data is None:
        return
    if target.is_relative_to(plan_data.resolve()) or any(map(_is_data, (target, *target.parents))):
        raise OutputUnwritable(
            message("{path} is inside the plan's data folder", path=str(path)),
            message("choose a path outside it"),
        )


def _is_data(folder: Path) -> bool:
    return (folder / PLAN).is_file() and (folder / INITIATIVES).is_dir()


def _unwritable(path: Path, error: Exception) -> OutputUnwritable:
    shown = excerpt(str(path))
    return OutputUnwritable(
        message("{path} cannot be written: {reason}", path=shown, reason=reason_of(error))
    )
