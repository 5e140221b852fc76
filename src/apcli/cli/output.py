"""Writing a result to a file: the whole new content, or the old file as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.atomic import replace_file
from apcli.diagnostics import message
from apcli.errors import OutputUnwritable
from apcli.models.scalars import excerpt

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, data: bytes, *, plan_data: Path) -> None:
    """Replace the file at `path` by `data` in one step.

    Raises:
        OutputUnwritable: the file is inside the plan's data folder, or cannot be written; what
            was there is intact.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or pipe, such as /dev/stdout, cannot be replaced
            return
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error
    if target.is_relative_to(plan_data.resolve()):
        raise OutputUnwritable(
            message("{path} is inside the plan's data folder", path=str(path)),
            message("name a file elsewhere"),
        )
    try:
        replace_file(target, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> OutputUnwritable:
    reason = getattr(error, "strerror", None) or str(error)
    shown = excerpt(str(path))
    return OutputUnwritable(
        message("{path} cannot be written: {reason}", path=shown, reason=reason)
    )
